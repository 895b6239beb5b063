import { substitution } from './intrinsics/text.ts';
import { callOf, isRecord } from './value.ts';

/** A mention of a parameter or resource, with the attribute when one is asked for. */
export interface Reference {
  readonly target: string;
  readonly attribute: string | undefined;
}

function referenceTo(dotted: string): Reference {
  const dot = dotted.indexOf('.');
  return dot < 0
    ? { target: dotted, attribute: undefined }
    : { target: dotted.slice(0, dot), attribute: dotted.slice(dot + 1) };
}

function ofSub(argument: unknown): Reference[] {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  const local = isRecord(variables) ? variables : {};
  const names = [...String(text).matchAll(substitution)].filter(([, escape]) => escape === '');
  return names
    .map(([, , name]) => name ?? '')
    .filter((name) => !Object.hasOwn(local, name))
    .map(referenceTo);
}

function ofGetAtt(argument: unknown): Reference[] {
  if (typeof argument === 'string') return [referenceTo(argument)];
  const [target, attribute] = Array.isArray(argument) ? (argument as unknown[]) : [];
  return [{ target: String(target), attribute: typeof attribute === 'string' ? attribute : undefined }];
}

/**
 * Every parameter or resource a value mentions by Ref, Fn::GetAtt or Fn::Sub. With `condition`, only the branch that an
 * Fn::If takes counts; without, both do. Pseudo parameters are left out.
 */
export function referencesIn(value: unknown, condition?: (name: string) => boolean): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, condition));
  if (!isRecord(value)) return [];
  const call = callOf(value);
  const argument = call?.argument;
  if (call?.name === 'Ref')
    return String(argument).startsWith('AWS::') ? [] : [{ target: String(argument), attribute: undefined }];
  if (call?.name === 'Fn::GetAtt') return ofGetAtt(argument);
  if (call?.name === 'Fn::If' && condition !== undefined && Array.isArray(argument))
    return referencesIn(argument[condition(String(argument[0])) ? 1 : 2], condition);
  const own = call?.name === 'Fn::Sub' ? ofSub(argument).filter(({ target }) => !target.startsWith('AWS::')) : [];
  return [...own, ...Object.values(value).flatMap((nested) => referencesIn(nested, condition))];
}

/** Every function a value calls, at any depth. With `condition`, only in the branch that an Fn::If takes. */
export function callsIn(
  value: unknown,
  condition?: (name: string) => boolean,
): { readonly name: string; readonly argument: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item) => callsIn(item, condition));
  if (!isRecord(value)) return [];
  const call = callOf(value);
  if (call?.name === 'Fn::If' && condition !== undefined && Array.isArray(call.argument))
    return callsIn(call.argument[condition(String(call.argument[0])) ? 1 : 2], condition);
  return [
    ...(call === undefined ? [] : [call]),
    ...Object.values(value).flatMap((nested) => callsIn(nested, condition)),
  ];
}
