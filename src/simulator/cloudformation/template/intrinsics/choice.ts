import type { Scope } from '../scope.ts';
import { validationError } from '../validationError.ts';
import { isRecord, isScalar, textOf } from '../value.ts';
import { noValue, type Intrinsic } from './intrinsic.ts';

function operands(argument: unknown, name: string): unknown[] {
  if (!Array.isArray(argument)) throw validationError(`Template error: ${name} requires a list argument`);
  return argument as unknown[];
}

/** A term of a condition: a nested function or, in Fn::And and its kin, the value `true` or `false`. */
function truth(value: unknown, evaluate: (value: unknown) => unknown): boolean {
  return String(evaluate(value)) === 'true';
}

function terms(argument: unknown, name: string): unknown[] {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 10)
    throw validationError(
      `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
    );
  return argument as unknown[];
}

export const condition: Intrinsic = (argument, _evaluate, scope) => scope.condition(textOf(argument, 'Condition'));

export const ifElse: Intrinsic = (argument, evaluate, scope: Scope) => {
  const [name, whenTrue, whenFalse, ...others] = operands(argument, 'Fn::If');
  if (whenFalse === undefined || others.length > 0)
    throw validationError('Template error: Fn::If requires a list argument with three elements');
  return evaluate(scope.condition(textOf(name, 'the condition of Fn::If')) ? whenTrue : whenFalse);
};

export const equals: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw validationError('Template error: every Fn::Equals object requires a list of 2 string parameters.');
  const [left, right] = argument.map((operand) => evaluate(operand));
  return textOf(left, 'a value of Fn::Equals') === textOf(right, 'a value of Fn::Equals');
};

export const and: Intrinsic = (argument, evaluate) => terms(argument, 'Fn::And').every((term) => truth(term, evaluate));

export const or: Intrinsic = (argument, evaluate) => terms(argument, 'Fn::Or').some((term) => truth(term, evaluate));

export const not: Intrinsic = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 1)
    throw validationError('Template error: every Fn::Not object requires a list with exactly 1 boolean parameter.');
  return !truth(argument[0], evaluate);
};

export const select: Intrinsic = (argument, evaluate) => {
  const given = operands(argument, 'Fn::Select').map((operand) => evaluate(operand));
  const [index, list] = given;
  if (given.length !== 2 || !isScalar(index) || !/^\d+$/.test(String(index)) || !Array.isArray(list))
    throw validationError(
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    );
  const chosen: unknown = list[Number(index)];
  if (chosen === undefined)
    throw validationError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
  return chosen;
};

export const length: Intrinsic = (argument, evaluate) => {
  const list = evaluate(argument);
  if (!Array.isArray(list)) throw validationError('Template error: Fn::Length object requires a list.');
  return list.length;
};

export const findInMap: Intrinsic = (argument, evaluate, scope) => {
  const [name, top, second, fallback] = operands(argument, 'Fn::FindInMap').map((operand) => evaluate(operand));
  const keys = [name, top, second].map((key) => textOf(key, 'a key of Fn::FindInMap'));
  const found = scope.mapping(keys[0] ?? '', keys[1] ?? '', keys[2] ?? '');
  if (found !== undefined) return found;
  if (isRecord(fallback) && 'DefaultValue' in fallback) return fallback['DefaultValue'] ?? noValue;
  throw validationError(`Template error: Unable to get mapping for ${keys.join('::')}`);
};
