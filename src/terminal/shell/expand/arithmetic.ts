import type { Run } from '../run/run.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Shell } from '../shell.ts';
import type { Arithmetic } from '../state/syntax.ts';
import { parseScript } from '../parseScript.ts';

/** How often one variable's text may name another. */
const depthLimit = 64;

/** The value of an arithmetic expression: 64-bit integers that wrap. Throws `ShellError` for what cannot be computed. */
export async function evaluate(shell: Shell, node: Arithmetic, run: Run, depth = 0): Promise<bigint> {
  const value = (each: Arithmetic) => evaluate(shell, each, run, depth);
  switch (node.type) {
    case 'ArithNumber':
      if (!Number.isFinite(node.value)) throw new ShellError('value too great for base');
      return BigInt(Math.trunc(node.value));
    case 'ArithSingleQuote':
      return BigInt(Math.trunc(node.value));
    case 'ArithVariable':
      return number(shell, shell.parameter(node.name) ?? '', run, depth);
    case 'ArithSpecialVar':
      return number(shell, shell.parameter(node.name) ?? '', run, depth);
    case 'ArithGroup':
    case 'ArithNested':
      return value(node.expression);
    case 'ArithTernary':
      return (await value(node.condition)) !== 0n ? value(node.consequent) : value(node.alternate);
    case 'ArithUnary':
      return unary(shell, node, run, depth);
    case 'ArithBinary':
      return binary(node.operator, value, node.left, node.right);
    case 'ArithAssignment': {
      const name = await target(node.variable, node.subscript, node.stringKey, value);
      const right = await value(node.value);
      if (node.operator === '=') return store(shell, name, right);
      const left = await number(shell, shell.parameter(name) ?? '', run, depth);
      return store(shell, name, compute(node.operator.slice(0, -1), left, right));
    }
    case 'ArithArrayElement': {
      const name = await target(node.array, node.index, node.stringKey, value);
      return number(shell, shell.parameter(name) ?? '', run, depth);
    }
    case 'ArithCommandSubst':
      return number(shell, await shell.capture(node.command, run), run, depth);
    case 'ArithBracedExpansion':
      return number(shell, await shell.expandSource(`\${${node.content}}`, run), run, depth);
    case 'ArithConcat': {
      const parts = await Promise.all(node.parts.map(async (part) => String(await value(part))));
      return number(shell, parts.join(''), run, depth);
    }
    case 'ArithSyntaxError':
      throw new ShellError(`${node.message} (error token is "${node.errorToken}")`);
    case 'ArithDynamicAssignment':
    case 'ArithDynamicElement':
    case 'ArithDynamicBase':
    case 'ArithDynamicNumber':
    case 'ArithDoubleSubscript':
    case 'ArithNumberSubscript':
      throw new ShellError('syntax error: operand expected');
  }
}

/** A text as a number: digits in any of bash's bases, or an expression of its own. Empty text is 0. */
async function number(shell: Shell, text: string, run: Run, depth: number): Promise<bigint> {
  const trimmed = text.trim();
  if (trimmed === '') return 0n;
  if (/^[+-]?(?:[1-9]\d*|0)$/.test(trimmed)) return BigInt.asIntN(64, BigInt(trimmed.replace('+', '')));
  if (depth >= depthLimit) throw new ShellError(`${trimmed}: expression recursion level exceeded`);
  const command = parseScript(`((${trimmed}))`).statements[0]?.pipelines[0]?.commands[0];
  if (command?.type !== 'ArithmeticCommand') throw new ShellError(`${trimmed}: syntax error in expression`);
  return evaluate(shell, command.expression.expression, run, depth + 1);
}

async function target(
  name: string,
  subscript: Arithmetic | undefined,
  key: string | undefined,
  value: (node: Arithmetic) => Promise<bigint>,
): Promise<string> {
  if (key !== undefined) return `${name}[${key}]`;
  return subscript === undefined ? name : `${name}[${await value(subscript)}]`;
}

function store(shell: Shell, name: string, value: bigint): bigint {
  const wrapped = BigInt.asIntN(64, value);
  shell.assign(name, String(wrapped));
  return wrapped;
}

async function unary(
  shell: Shell,
  node: Extract<Arithmetic, { type: 'ArithUnary' }>,
  run: Run,
  depth: number,
): Promise<bigint> {
  const { operand, operator } = node;
  const value = await evaluate(shell, operand, run, depth);
  switch (operator) {
    case '-':
      return BigInt.asIntN(64, -value);
    case '+':
      return value;
    case '!':
      return value === 0n ? 1n : 0n;
    case '~':
      return ~value;
    case '++':
    case '--': {
      const name = await nameOf(operand, (each) => evaluate(shell, each, run, depth));
      const changed = store(shell, name, operator === '++' ? value + 1n : value - 1n);
      return node.prefix ? changed : value;
    }
  }
}

function nameOf(node: Arithmetic, value: (each: Arithmetic) => Promise<bigint>): Promise<string> {
  if (node.type === 'ArithVariable') return Promise.resolve(node.name);
  if (node.type === 'ArithArrayElement') return target(node.array, node.index, node.stringKey, value);
  throw new ShellError('syntax error: assignment requires lvalue');
}

async function binary(
  operator: string,
  value: (node: Arithmetic) => Promise<bigint>,
  left: Arithmetic,
  right: Arithmetic,
): Promise<bigint> {
  const first = await value(left);
  if (operator === '&&') return first !== 0n && (await value(right)) !== 0n ? 1n : 0n;
  if (operator === '||') return first !== 0n || (await value(right)) !== 0n ? 1n : 0n;
  return BigInt.asIntN(64, compute(operator, first, await value(right)));
}

function compute(operator: string, left: bigint, right: bigint): bigint {
  const truth = (holds: boolean) => (holds ? 1n : 0n);
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
    case '%':
      if (right === 0n) throw new ShellError('division by 0 (error token is "0")');
      return operator === '/' ? left / right : left % right;
    case '**':
      if (right < 0n) throw new ShellError('exponent less than 0');
      return power(left, right);
    case '<<':
      return left << (right & 63n);
    case '>>':
      return left >> (right & 63n);
    case '<':
      return truth(left < right);
    case '<=':
      return truth(left <= right);
    case '>':
      return truth(left > right);
    case '>=':
      return truth(left >= right);
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case ',':
      return right;
    default:
      throw new ShellError(`syntax error: invalid arithmetic operator "${operator}"`);
  }
}

/** By squaring, wrapping at 64 bits on the way: the exponent may be huge. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * factor);
    factor = BigInt.asIntN(64, factor * factor);
  }
  return result;
}
