import { ToolError } from '../../tool.ts';
import { goValue } from '../output/goFormat.ts';

interface Block {
  readonly kind: 'range' | 'if' | 'with';
  readonly expression: string;
  readonly body: Node[];
  /** After `else`. */
  readonly other: Node[];
}

type Node =
  | Block
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: string };

interface Scope {
  readonly root: unknown;
  readonly dot: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The part of Go's text/template that one-line templates use: fields, `range` with variables, `if`, `with`, `else`,
 * `index`, `len`, `eq`, `ne`, `not`, `printf`, `println`, and trimming by `{{-` and `-}}`.
 */
export class GoTemplate {
  readonly #nodes: readonly Node[];

  constructor(text: string) {
    this.#nodes = parse(text);
  }

  print(data: unknown): string {
    return printed(this.#nodes, { root: data, dot: data, variables: {} });
  }
}

function parse(text: string): readonly Node[] {
  const top: Node[] = [];
  const open: { readonly node: Block; into: Node[] }[] = [];
  const add = (node: Node) => (open.at(-1)?.into ?? top).push(node);
  let trimNext = false;
  let at = 0;
  for (const found of text.matchAll(/\{\{(-\s)?\s*((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^}])*?)\s*(\s-)?\}\}/g)) {
    const raw = text.slice(at, found.index);
    const start = trimNext ? raw.trimStart() : raw;
    add({ kind: 'text', text: found[1] === undefined ? start : start.trimEnd() });
    trimNext = found[3] !== undefined;
    at = found.index + found[0].length;
    const action = found[2] ?? '';
    const [, word = '', expression = ''] = /^(range|if|with|else|end)\b\s*(.*)$/s.exec(action) ?? [];
    if (word === 'end') open.pop();
    else if (word === 'else') {
      const block = open.at(-1);
      if (block !== undefined) block.into = block.node.other;
    } else if (word === 'range' || word === 'if' || word === 'with') {
      const node: Block = { kind: word, expression, body: [], other: [] };
      add(node);
      open.push({ node, into: node.body });
    } else if (!action.startsWith('/*')) add({ kind: 'value', expression: action });
  }
  if (open.length > 0) throw new ToolError('error: error parsing template: template: output:1: unexpected EOF');
  add({ kind: 'text', text: trimNext ? text.slice(at).trimStart() : text.slice(at) });
  return top;
}

function printed(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => printedOne(node, scope)).join('');
}

function printedOne(node: Node, scope: Scope): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'value') return shown(evaluate(node.expression, scope));
  const [, first, second, expression = ''] =
    /^(?:(\$\w+)\s*(?:,\s*(\$\w+))?\s*:=)?\s*(.*)$/s.exec(node.expression) ?? [];
  const value = evaluate(expression, scope);
  if (node.kind === 'if') return printed(isTrue(value) ? node.body : node.other, scope);
  if (node.kind === 'with')
    return isTrue(value) ? printed(node.body, { ...scope, dot: value }) : printed(node.other, scope);
  const entries = Array.isArray(value)
    ? value.map((each: unknown, at) => [at, each] as const)
    : Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return printed(node.other, scope);
  return entries
    .map(([key, each]) => {
      const variables = { ...scope.variables };
      if (first !== undefined) variables[first] = second === undefined ? each : key;
      if (second !== undefined) variables[second] = each;
      return printed(node.body, { ...scope, dot: each, variables });
    })
    .join('');
}

/** A pipeline: the value of each command is the last argument of the next. */
function evaluate(pipeline: string, scope: Scope): unknown {
  let value: unknown;
  let isFirst = true;
  for (const command of split(pipeline, '|')) {
    const words = split(command.trim(), ' ').filter((word) => word !== '');
    const [head = '', ...rest] = words;
    const args = rest.map((word) => operand(word, scope));
    if (!isFirst) args.push(value);
    value = rest.length === 0 && isFirst && !/^(?:println|print)$/.test(head) ? operand(head, scope) : call(head, args);
    isFirst = false;
  }
  return value;
}

function operand(word: string, scope: Scope): unknown {
  const [, inner, after = ''] = /^\((.*)\)((?:\.\w+)*)$/s.exec(word) ?? [];
  if (inner !== undefined) return pathFrom(evaluate(inner, scope), after);
  if (word.startsWith('"')) return JSON.parse(word) as string;
  if (word.startsWith('`')) return word.slice(1, -1);
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  const [, base = '', path = ''] = /^(\$\w*)?((?:\.\w*)*)$/.exec(word) ?? [];
  if (base === '' && path === '')
    throw new ToolError(`error: error parsing template: template: output:1: function "${word}" not defined`);
  const start = base === '$' ? scope.root : base === '' ? scope.dot : scope.variables[base];
  return pathFrom(start, path);
}

function pathFrom(start: unknown, path: string): unknown {
  const names = path.split('.').filter((name) => name !== '');
  return names.reduce<unknown>((value, name) => fieldOf(value, name), start);
}

function call(name: string, args: readonly unknown[]): unknown {
  const [first, second] = args;
  switch (name) {
    case 'index':
      return args.slice(1).reduce((value, key) => fieldOf(value, key as string), first);
    case 'len':
      return typeof first === 'string' ? first.length : Object.keys(first as object).length;
    case 'eq':
      return args.slice(1).includes(first);
    case 'ne':
      return first !== second;
    case 'not':
      return !isTrue(first);
    case 'and':
      return args.find((each) => !isTrue(each)) ?? args.at(-1);
    case 'or':
      return args.find(isTrue) ?? args.at(-1);
    case 'print':
      return args.map(shown).join('');
    case 'println':
      return `${args.map(shown).join(' ')}\n`;
    case 'printf': {
      const left = args.slice(1);
      return String(first).replaceAll(/%(?:%|[-\d.]*[svdq])/g, (verb) =>
        verb === '%%' ? '%' : verb.endsWith('q') ? JSON.stringify(left.shift()) : shown(left.shift()),
      );
    }
    default:
      throw new ToolError(`error: error parsing template: template: output:1: function "${name}" not defined`);
  }
}

function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}

function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '<no value>' : goValue(value);
}

/** Splits at a sign that stands in no quotes and no parentheses. */
function split(text: string, sign: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const each of text) {
    if (quote === '' && depth === 0 && each === sign) {
      parts.push('');
      continue;
    }
    if (quote !== '') quote = each === quote ? '' : quote;
    else if (each === '"' || each === '`') quote = each;
    else if (each === '(') depth += 1;
    else if (each === ')') depth -= 1;
    parts[parts.length - 1] += each;
  }
  return parts;
}
