import { cyclesOf, dependenciesOf } from './dependencies.ts';
import { isFunction, unsupportedFunction } from './functions.ts';
import { callsIn, referencesIn } from './references.ts';
import { languageExtensions, type Template } from './template.ts';
import { validationError } from './validationError.ts';
import { callOf } from './value.ts';

/** What a template is checked against: the resource types there are, and the attributes each has. */
export interface KnownTypes {
  has(type: string): boolean;
  hasAttribute(type: string, attribute: string): boolean;
}

function checkReferences(template: Template, value: unknown, block: string, known: KnownTypes): void {
  const unresolved = new Set<string>();
  for (const { target, attribute } of referencesIn(value)) {
    const resource = template.resources.get(target);
    if (attribute === undefined) {
      if (resource === undefined && !template.parameters.has(target)) unresolved.add(target);
    } else if (resource === undefined) {
      throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${target}`);
    } else if (!known.hasAttribute(resource.type, attribute)) {
      throw validationError(
        `Template error: resource ${target} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
    }
  }
  if (unresolved.size > 0)
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[...unresolved].join(', ')}] in the ${block} block of the template`,
    );
}

function isAttributeCall(argument: unknown): boolean {
  if (typeof argument === 'string') return /^[^.]+\../.test(argument);
  return Array.isArray(argument) && argument.length === 2 && typeof argument[0] === 'string' && !argument.includes('');
}

/** Refuses functions there are not, and calls of others that cannot be right whatever the values. */
function checkCalls(template: Template, value: unknown): void {
  const extended = template.transforms.includes(languageExtensions);
  for (const { name, argument } of callsIn(value)) {
    if (name === 'Condition') continue;
    if (!isFunction(name, extended)) throw unsupportedFunction(name);
    const parts: readonly unknown[] = Array.isArray(argument) ? argument : [];
    if (name === 'Fn::If' && typeof parts[0] === 'string' && !template.conditions.has(parts[0]))
      throw validationError(`Template error: unresolved condition dependency ${parts[0]} in Fn::If`);
    if (name === 'Fn::FindInMap') {
      if (parts.length !== 3 && !(extended && parts.length === 4))
        throw validationError(
          'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
        );
      if (typeof parts[0] === 'string' && !Object.hasOwn(template.mappings, parts[0]) && parts.length === 3)
        throw validationError(
          `Template error: Mapping named '${parts[0]}' is not present in the 'Mappings' section of template.`,
        );
    }
    if (name === 'Fn::GetAtt' && !isAttributeCall(argument))
      throw validationError(
        'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
      );
    if (name === 'Ref' && typeof argument !== 'string')
      throw validationError('Template error: every Ref object must have a single String value.');
  }
}

/** Refuses conditions that are answered by each other. */
function checkConditionCycles(conditions: Template['conditions']): void {
  const needs = [...conditions].map(([name, value]): [string, Set<string>] => [
    name,
    new Set(callsIn(value).flatMap(({ name: call, argument }) => (call === 'Condition' ? [String(argument)] : []))),
  ]);
  const circular = cyclesOf(new Map(needs));
  if (circular.length > 0)
    throw validationError(`Template format error: Circular dependency between conditions: [${circular.join(', ')}]`);
}

function checkConditions({ conditions, parameters }: Template): void {
  for (const value of conditions.values()) {
    if (callOf(value) === undefined)
      throw validationError(
        'Template format error: Conditions can only be boolean operations on parameters and other conditions',
      );
    const unresolved = referencesIn(value).filter(({ target }) => !parameters.has(target));
    if (unresolved.length > 0)
      throw validationError(
        `Template format error: Unresolved dependencies [${unresolved.map(({ target }) => target).join(', ')}]. Cannot reference resources in the Conditions block of the template`,
      );
    for (const { name, argument } of callsIn(value))
      if (name === 'Condition' && typeof argument === 'string' && !conditions.has(argument))
        throw validationError(`Template error: unresolved condition dependency ${argument} in Condition`);
  }
  checkConditionCycles(conditions);
}

function checkConditionNames({ resources, outputs, conditions }: Template): void {
  for (const [block, members] of [
    ['Resources', resources],
    ['Outputs', outputs],
  ] as const)
    for (const { condition } of members.values())
      if (condition !== undefined && !conditions.has(condition))
        throw validationError(
          `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
        );
}

/** Refuses a template with unknown types or functions, references that lead nowhere, unknown conditions or a circular dependency. */
export function validateTemplate(template: Template, known: KnownTypes): void {
  const resources = [...template.resources.values()];
  const outputs = [...template.outputs.values()];
  const unrecognized = [...new Set(resources.map(({ type }) => type).filter((type) => !known.has(type)))];
  if (unrecognized.length > 0)
    throw validationError(`Template format error: Unrecognized resource types: [${unrecognized.join(', ')}]`);
  checkConditionNames(template);
  checkConditions(template);
  const evaluated = [
    ...template.conditions.values(),
    ...[...template.rules.values()].flatMap(({ condition, assertions }) => [condition, ...assertions]),
    ...resources.flatMap((resource) => [resource.properties, resource.deletionPolicy, resource.updateReplacePolicy]),
    ...outputs.flatMap(({ value, exportName }) => [value, exportName]),
  ];
  for (const value of evaluated) checkCalls(template, value);
  for (const { properties, dependsOn } of resources) {
    const explicit = dependsOn.filter((id) => !template.resources.has(id));
    if (explicit.length > 0)
      throw validationError(
        `Template format error: Unresolved resource dependencies [${explicit.join(', ')}] in the Resources block of the template`,
      );
    checkReferences(template, properties, 'Resources', known);
  }
  for (const { value, exportName } of outputs) checkReferences(template, [value, exportName], 'Outputs', known);
  dependenciesOf(template);
}

/**
 * Refuses a template that, with its conditions answered, refers to resources that are not part of the stack. A DependsOn of
 * one is no matter.
 */
export function checkPresence(template: Template, condition: (name: string) => boolean): void {
  const isPresent = (each: { readonly condition: string | undefined }) =>
    each.condition === undefined || condition(each.condition);
  const blocks = [
    ['Resources', [...template.resources.values()].filter(isPresent).map(({ properties }) => properties)],
    ['Outputs', [...template.outputs.values()].filter(isPresent).map(({ value, exportName }) => [value, exportName])],
  ] as const;
  for (const [block, values] of blocks) {
    const targets = values.flatMap((value) => referencesIn(value, condition).map(({ target }) => target));
    const absent = targets.filter((target) => {
      const resource = template.resources.get(target);
      return resource !== undefined && !isPresent(resource);
    });
    if (absent.length > 0)
      throw validationError(
        `Template format error: Unresolved resource dependencies [${[...new Set(absent)].join(', ')}] in the ${block} block of the template`,
      );
  }
}
