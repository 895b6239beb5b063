import type { Scope } from '../scope.ts';
import { validationError } from '../validationError.ts';
import type { Intrinsic } from './intrinsic.ts';

/** A list of texts, as the functions of rules take and give them. */
function listOf(value: unknown, name: string): string[] {
  const items = [value].flat();
  if (items.some((item) => typeof item === 'object'))
    throw validationError(`Template error: every ${name} object requires lists of strings.`);
  return items.map(String);
}

function two(argument: unknown, name: string, evaluate: (value: unknown) => unknown): readonly [string[], string[]] {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw validationError(`Template error: every ${name} object requires two parameters.`);
  const [first, second] = argument.map((operand) => evaluate(operand));
  return [listOf(first, name), listOf(second, name)];
}

/** True if a list has a value. */
export const contains: Intrinsic = (argument, evaluate) => {
  const [list, [value]] = two(argument, 'Fn::Contains', evaluate);
  return value !== undefined && list.includes(value);
};

/** True if every value of a list is the given one. */
export const eachMemberEquals: Intrinsic = (argument, evaluate) => {
  const [list, [value]] = two(argument, 'Fn::EachMemberEquals', evaluate);
  return list.every((member) => member === value);
};

/** True if every value of the first list is in the second. */
export const eachMemberIn: Intrinsic = (argument, evaluate) => {
  const [members, list] = two(argument, 'Fn::EachMemberIn', evaluate);
  return members.every((member) => list.includes(member));
};

/** What a function of rules has in AWS alone: lists of everything of a type, attributes of what a parameter names. */
function unsupported(name: string): Intrinsic {
  return (_argument, _evaluate, _scope: Scope) => {
    throw validationError(`Template error: ${name} is not supported in the practice world.`);
  };
}

export const refAll = unsupported('Fn::RefAll');
export const valueOf = unsupported('Fn::ValueOf');
export const valueOfAll = unsupported('Fn::ValueOfAll');
