import { and, condition, equals, findInMap, ifElse, length, not, or, select } from './intrinsics/choice.ts';
import type { Intrinsic } from './intrinsics/intrinsic.ts';
import { cidr, getZones } from './intrinsics/network.ts';
import { getAtt, importValue, ref } from './intrinsics/references.ts';
import { contains, eachMemberEquals, eachMemberIn, refAll, valueOf, valueOfAll } from './intrinsics/rules.ts';
import { base64, join, split, sub, toJsonString } from './intrinsics/text.ts';
import { validationError } from './validationError.ts';

/** Every function of a template, in the order CloudFormation names them when it refuses another. */
const functions = new Map<string, Intrinsic>([
  ['Fn::Base64', base64],
  ['Fn::GetAtt', getAtt],
  ['Fn::GetAZs', getZones],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::Select', select],
  ['Ref', ref],
  ['Fn::Equals', equals],
  ['Fn::If', ifElse],
  ['Fn::Not', not],
  ['Condition', condition],
  ['Fn::And', and],
  ['Fn::Or', or],
  ['Fn::Contains', contains],
  ['Fn::EachMemberEquals', eachMemberEquals],
  ['Fn::EachMemberIn', eachMemberIn],
  ['Fn::ValueOf', valueOf],
  ['Fn::ValueOfAll', valueOfAll],
  ['Fn::RefAll', refAll],
  ['Fn::Sub', sub],
  ['Fn::Cidr', cidr],
]);

/** Those that the language extensions add. */
const extensions = new Map<string, Intrinsic>([
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
]);

/** The function of that name, or CloudFormation's refusal. */
export function functionOf(name: string): Intrinsic {
  const found = functions.get(name) ?? extensions.get(name);
  if (found === undefined) throw unsupportedFunction(name);
  return found;
}

/** True for a function a template may call, with or without the language extensions. */
export function isFunction(name: string, extended: boolean): boolean {
  return functions.has(name) || (extended && extensions.has(name));
}

export function unsupportedFunction(name: string) {
  return validationError(
    `Template Error: Encountered unsupported function: ${name} Supported functions are: [${[...functions.keys()].join(', ')}]`,
  );
}
