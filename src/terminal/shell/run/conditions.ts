import type { Shell } from '../shell.ts';
import { patternRegex } from '../expand/pattern.ts';
import type { Condition } from '../state/syntax.ts';
import { itemsOf } from '../state/variables.ts';
import { ShellError } from './controlFlow.ts';
import { compareFiles, testFile } from './fileTests.ts';
import type { Run } from './run.ts';

/** `[[ … ]]`. */
export async function holds(shell: Shell, condition: Condition, run: Run): Promise<boolean> {
  switch (condition.type) {
    case 'CondNot':
      return !(await holds(shell, condition.operand, run));
    case 'CondAnd':
      return (await holds(shell, condition.left, run)) && holds(shell, condition.right, run);
    case 'CondOr':
      return (await holds(shell, condition.left, run)) || holds(shell, condition.right, run);
    case 'CondGroup':
      return holds(shell, condition.expression, run);
    case 'CondWord':
      return (await shell.expandText(condition.word, run)) !== '';
    case 'CondUnary':
      return testUnary(shell, condition.operator, await shell.expandText(condition.operand, run), run);
    case 'CondBinary': {
      const left = await shell.expandText(condition.left, run);
      const ignoreCase = shell.state.shopts.has('nocasematch');
      if (condition.operator === '=~')
        return matches(shell, left, await shell.expandRegex(condition.right, run), ignoreCase);
      if (/^[=!]/.test(condition.operator)) {
        const pattern = patternRegex(await shell.expandPattern(condition.right, run), { ignoreCase });
        return pattern.test(left) === (condition.operator !== '!=');
      }
      return testBinary(shell, condition.operator, left, await shell.expandText(condition.right, run), run);
    }
  }
}

function matches(shell: Shell, text: string, regex: string, ignoreCase: boolean): boolean {
  let found: RegExpExecArray | null;
  try {
    found = new RegExp(regex.replaceAll('[[:space:]]', String.raw`\s`), ignoreCase ? 'is' : 's').exec(text);
  } catch {
    throw new ShellError(`syntax error in conditional expression: \`${regex}'`, 2);
  }
  const items = new Map((found ?? []).map((group, index) => [index, group ?? '']));
  shell.state.variables.setValue('BASH_REMATCH', { kind: 'list', items });
  return found !== null;
}

/** `-f path`, `-z text` and their like, for `[[` and `test`. */
export async function testUnary(shell: Shell, operator: string, operand: string, run: Run): Promise<boolean> {
  switch (operator) {
    case '-z':
      return operand === '';
    case '-n':
      return operand !== '';
    case '-v':
      return (shell.parameter(operand) ?? itemsOf(shell.state.variables.find(operand)?.value)[0]) !== undefined;
    case '-o':
      return (shell.state.options as ReadonlySet<string>).has(operand);
    case '-t': {
      const stream = run.io.get(Number(operand));
      return stream?.isTerminal === true;
    }
    default:
      return testFile(shell, operator, operand);
  }
}

/** `-eq`, `<`, `-nt` and their like, for `[[` and `test`. */
export async function testBinary(
  shell: Shell,
  operator: string,
  left: string,
  right: string,
  run: Run,
): Promise<boolean> {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-nt':
    case '-ot':
    case '-ef':
      return compareFiles(shell, operator, left, right);
    default: {
      const a = await shell.arithmetic(left, run);
      const b = await shell.arithmetic(right, run);
      return comparisons[operator]?.(a, b) ?? false;
    }
  }
}

const comparisons: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};
