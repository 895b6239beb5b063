import { ShellError } from '../run/controlFlow.ts';
import { testBinary, testUnary } from '../run/conditions.ts';
import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';
import type { Builtin } from './builtin.ts';

/** `test expression`. */
export const test: Builtin = async (shell, args, run) => ((await evaluate(shell, args, run)) ? 0 : 1);

/** `[ expression ]`. */
export const bracket: Builtin = (shell, args, run) => {
  if (args.at(-1) !== ']') throw new ShellError("missing `]'", 2);
  return test(shell, args.slice(0, -1), run);
};

const binary = /^(?:=|==|!=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;
const unary = /^-[abcdefghknoprstuvwxzGLNORS]$/;

/** By the number of arguments first, as POSIX has it, so that `[ -f ]` and `[ ! ]` are texts. */
async function evaluate(shell: Shell, args: readonly string[], run: Run): Promise<boolean> {
  const [first = '', second = '', third = ''] = args;
  if (args.length === 0) return false;
  if (args.length === 1) return first !== '';
  if (args.length === 2) {
    if (first === '!') return second === '';
    if (unary.test(first)) return testUnary(shell, first, second, run);
    throw new ShellError(`${first}: unary operator expected`, 2);
  }
  if (args.length === 3) {
    if (binary.test(second)) return compare(shell, first, second, third, run);
    if (first === '!') return !(await evaluate(shell, args.slice(1), run));
    if (first === '(' && third === ')') return second !== '';
  }
  return either(shell, [...args], run);
}

async function either(shell: Shell, tokens: string[], run: Run): Promise<boolean> {
  let result = await both(shell, tokens, run);
  while (tokens[0] === '-o') {
    tokens.shift();
    result = (await both(shell, tokens, run)) || result;
  }
  if (tokens.length > 0) throw new ShellError('too many arguments', 2);
  return result;
}

async function both(shell: Shell, tokens: string[], run: Run): Promise<boolean> {
  let result = await single(shell, tokens, run);
  while (tokens[0] === '-a') {
    tokens.shift();
    result = (await single(shell, tokens, run)) && result;
  }
  return result;
}

async function single(shell: Shell, tokens: string[], run: Run): Promise<boolean> {
  const first = tokens.shift() ?? '';
  if (first === '!') return !(await single(shell, tokens, run));
  if (first === '(') {
    const close = tokens.lastIndexOf(')');
    const inner = tokens.splice(0, close);
    tokens.shift();
    return either(shell, inner, run);
  }
  if (binary.test(tokens[0] ?? '')) {
    const [operator = '', right = ''] = tokens.splice(0, 2);
    return compare(shell, first, operator, right, run);
  }
  if (unary.test(first) && tokens.length > 0) return testUnary(shell, first, tokens.shift() ?? '', run);
  return first !== '';
}

async function compare(shell: Shell, left: string, operator: string, right: string, run: Run): Promise<boolean> {
  if (operator === '=' || operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator))
    for (const text of [left, right])
      if (!/^\s*[+-]?\d+\s*$/.test(text)) throw new ShellError(`${text}: integer expression expected`, 2);
  return testBinary(shell, operator, left, right, run);
}
