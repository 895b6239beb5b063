import type { PropertyType } from '@aws-cdk/service-spec-types';
import { definition, resourceSpecification, type Properties } from './specification.ts';

/** A property type as the simulator's table writes it. */
function written(type: PropertyType): string {
  switch (type.type) {
    case 'array':
      return `${written(type.element)}[]`;
    case 'map':
      return `{${written(type.element)}}`;
    case 'union':
      return type.types.map(written).join('|');
    case 'ref':
      return definition(type).name;
    default:
      return type.type;
  }
}

function referencesOf(type: PropertyType): Extract<PropertyType, { type: 'ref' }>[] {
  if (type.type === 'ref') return [type];
  if (type.type === 'union') return type.types.flatMap(referencesOf);
  return type.type === 'array' || type.type === 'map' ? referencesOf(type.element) : [];
}

function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `string*!` is a required text whose change replaces the resource; `?` is a change that may. */
function propertyTable(properties: Properties): Record<string, string> {
  return sorted(
    Object.entries(properties).map(([name, { type, required, causesReplacement }]) => {
      const replacement = { yes: '!', maybe: '?', no: '' }[causesReplacement ?? 'no'];
      return [name, `${written(type)}${required === true ? '*' : ''}${replacement}`];
    }),
  );
}

function collect(properties: Properties, found: Map<string, Record<string, string>>): void {
  for (const reference of Object.values(properties).flatMap(({ type }) => referencesOf(type))) {
    const { name, properties: members } = definition(reference);
    if (found.has(name)) continue;
    found.set(name, propertyTable(members));
    collect(members, found);
  }
}

/** What AWS's specification says of these resource types, in the form of the simulator's table. */
export function schemaTable(types: readonly string[]): object {
  return sorted(
    types.map((type) => {
      const { properties = {}, attributes = {} } = resourceSpecification(type) ?? {};
      const definitions = new Map<string, Record<string, string>>();
      collect(properties, definitions);
      const names = Object.keys(attributes).toSorted().join(' ');
      return [type, { attributes: names, properties: propertyTable(properties), definitions: sorted(definitions) }];
    }),
  );
}
