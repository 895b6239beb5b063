import { and, condition, equals, findInMap, ifElse, length, not, or, select } from './intrinsics/choice.ts';
import { noValue, type Intrinsic } from './intrinsics/intrinsic.ts';
import { cidr, getZones } from './intrinsics/network.ts';
import { getAtt, importValue, ref } from './intrinsics/references.ts';
import { base64, join, split, sub, toJsonString } from './intrinsics/text.ts';
import type { Scope } from './scope.ts';
import { validationError } from './validationError.ts';
import { callOf, isRecord, type TemplateRecord } from './value.ts';

const intrinsics = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Condition', condition],
  ['Fn::And', and],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::Equals', equals],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', getZones],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', ifElse],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', length],
  ['Fn::Not', not],
  ['Fn::Or', or],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  ['Fn::ToJsonString', toJsonString],
]);

function evaluateNested(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluateNested(item, scope)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  // In a policy document `Condition` is an ordinary key; only a text names a condition of the template.
  const call = callOf(value);
  if (call !== undefined && !(call.name === 'Condition' && typeof call.argument !== 'string')) {
    const intrinsic = intrinsics.get(call.name);
    if (intrinsic === undefined)
      throw validationError(`Template error: Encountered unsupported function: ${call.name}`);
    return intrinsic(call.argument, (nested) => evaluateNested(nested, scope), scope);
  }
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
