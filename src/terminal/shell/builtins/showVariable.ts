import { serialize } from 'just-bash';
import { doubleQuoted } from '../expand/quote.ts';
import type { Command } from '../state/syntax.ts';
import { keysOf, type Variable } from '../state/variables.ts';

/** A variable as `declare -p` shows it. */
export function showVariable(name: string, variable: Variable): string {
  const { value } = variable;
  const kind = value?.kind === 'list' ? 'a' : value?.kind === 'map' ? 'A' : '';
  const letters = `${kind}${variable.integer ? 'i' : ''}${variable.readonly ? 'r' : ''}${variable.exported ? 'x' : ''}`;
  const start = `declare -${letters === '' ? '-' : letters} ${name}`;
  if (value === undefined) return start;
  if (value.kind === 'text') return `${start}=${doubleQuoted(value.text)}`;
  const items = keysOf(value).map((key) => {
    const text = value.kind === 'list' ? value.items.get(Number(key)) : value.items.get(key);
    return `[${key}]=${doubleQuoted(text ?? '')}`;
  });
  return `${start}=(${items.join(' ')})`;
}

/** A function as it could be typed again. */
export function functionSource(definition: Command<'FunctionDef'>): string {
  const pipeline = { type: 'Pipeline' as const, commands: [definition], negated: false };
  const statement = { type: 'Statement' as const, pipelines: [pipeline], operators: [], background: false };
  return serialize({ type: 'Script', statements: [statement] }).trim();
}
