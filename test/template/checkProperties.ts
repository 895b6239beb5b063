import { callOf, isRecord, isScalar } from '../../src/simulator/cloudformation/template/value.ts';
import { structure, type Properties, type PropertyType } from './specification.ts';

function branches(value: unknown): unknown[] | undefined {
  const call = callOf(value);
  if (call === undefined || call.name === 'Condition') return undefined;
  return call.name === 'Fn::If' && Array.isArray(call.argument) ? call.argument.slice(1) : [];
}

function isNoValue(value: unknown): boolean {
  const call = callOf(value);
  return call?.name === 'Ref' && call.argument === 'AWS::NoValue';
}

function scalar(value: unknown, path: string, fits: (text: string) => boolean, kind: string): string[] {
  return isScalar(value) && fits(String(value)) ? [] : [`${path}: not ${kind}: ${JSON.stringify(value)}`];
}

/** Problems of one value against its type. A function's result is taken on trust; both branches of Fn::If are checked. */
function checkValue(value: unknown, type: PropertyType, path: string): string[] {
  const choices = branches(value);
  if (choices !== undefined)
    return choices.filter((choice) => !isNoValue(choice)).flatMap((choice) => checkValue(choice, type, path));
  switch (type.type) {
    case 'string':
      return scalar(value, path, (text) => type.allowedValues?.includes(text) ?? true, 'an allowed text');
    case 'number':
      return scalar(value, path, (text) => text !== '' && Number.isFinite(Number(text)), 'a number');
    case 'integer':
      return scalar(value, path, (text) => text !== '' && Number.isInteger(Number(text)), 'an integer');
    case 'boolean':
      return scalar(value, path, (text) => /^(true|false)$/.test(text), 'true or false');
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => checkValue(item, type.element, `${path}/${index}`))
        : [`${path}: not a list`];
    case 'map':
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, item]) => checkValue(item, type.element, `${path}/${key}`))
        : [`${path}: not a mapping`];
    case 'tag':
      return isRecord(value) && 'Key' in value && 'Value' in value ? [] : [`${path}: not a tag`];
    case 'ref':
      return isRecord(value) ? checkProperties(value, structure(type), path) : [`${path}: not a mapping`];
    case 'union': {
      const problems = type.types.map((each) => checkValue(value, each, path));
      return problems.some((each) => each.length === 0) ? [] : (problems[0] ?? []);
    }
    default:
      return [];
  }
}

/** Problems of a set of properties: unknown names, missing required ones, and values that do not fit. */
export function checkProperties(
  values: Readonly<Record<string, unknown>>,
  specified: Properties,
  path: string,
): string[] {
  const missing = Object.entries(specified).filter(([name, { required }]) => required === true && !(name in values));
  return [
    ...missing.map(([name]) => `${path}: no ${name}`),
    ...Object.entries(values).flatMap(([name, value]) => {
      const property = specified[name];
      return property === undefined
        ? [`${path}/${name}: no such property`]
        : checkValue(value, property.type, `${path}/${name}`);
    }),
  ];
}
