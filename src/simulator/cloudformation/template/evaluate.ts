import { functionOf } from './functions.ts';
import { noValue } from './intrinsics/intrinsic.ts';
import type { Scope } from './scope.ts';
import { callOf, isRecord, type TemplateRecord } from './value.ts';

function evaluateNested(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluateNested(item, scope)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  // In a policy document `Condition` is an ordinary key; only a text names a condition of the template.
  const call = callOf(value);
  if (call !== undefined && !(call.name === 'Condition' && typeof call.argument !== 'string'))
    return functionOf(call.name)(call.argument, (nested) => evaluateNested(nested, scope), scope);
  return evaluateRecord(value, scope);
}

/** A mapping with every function in it evaluated; members that come to `AWS::NoValue` are left out. */
export function evaluateRecord(record: TemplateRecord, scope: Scope): TemplateRecord {
  const members = Object.entries(record).map(([key, value]) => [key, evaluateNested(value, scope)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== noValue));
}

/** A value with every function in it evaluated; undefined when it comes to `AWS::NoValue`. */
export function evaluate(value: unknown, scope: Scope): unknown {
  const result = evaluateNested(value, scope);
  return result === noValue ? undefined : result;
}
