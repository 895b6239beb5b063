import type { Scope } from '../scope.ts';
import { validationError } from '../validationError.ts';
import { isRecord, isScalar, textOf } from '../value.ts';
import type { Intrinsic } from './intrinsic.ts';
import { attributeOf, referTo } from './references.ts';

/** A `${Name}` or `${Resource.Attribute}` of `Fn::Sub`; `${!Name}` is an escape and stays as `${Name}`. */
export const substitution = /\$\{(!?)([^}]+)\}/g;

function substitute(name: string, scope: Scope): string {
  const dot = name.indexOf('.');
  const value = dot < 0 ? referTo(name, scope) : attributeOf(name.slice(0, dot), name.slice(dot + 1), scope);
  return textOf(value, `\${${name}} in Fn::Sub`);
}

export const sub: Intrinsic = (argument, evaluate, scope) => {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
  if (!isScalar(text) || !isRecord(variables))
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  return String(text).replace(substitution, (_match, escape: string, name: string) => {
    if (escape !== '') return `\${${name}}`;
    return Object.hasOwn(variables, name)
      ? textOf(evaluate(variables[name]), `\${${name}} in Fn::Sub`)
      : substitute(name, scope);
  });
};

export const join: Intrinsic = (argument, evaluate) => {
  const [separator, list] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const parts = evaluate(list);
  if (!isScalar(separator) || !Array.isArray(parts))
    throw validationError(
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings to be joined.',
    );
  return parts.map((part) => textOf(part, 'every item of Fn::Join')).join(String(separator));
};

export const split: Intrinsic = (argument, evaluate) => {
  const [separator, text] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const whole = evaluate(text);
  if (!isScalar(separator) || !isScalar(whole))
    throw validationError(
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    );
  return String(whole).split(String(separator));
};

export const base64: Intrinsic = (argument, evaluate) =>
  Buffer.from(textOf(evaluate(argument), 'Fn::Base64')).toString('base64');

export const toJsonString: Intrinsic = (argument, evaluate) => JSON.stringify(evaluate(argument));
