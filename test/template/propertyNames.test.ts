import { expect, it } from 'vitest';
import { propertyNames } from '../../src/simulator/cloudformation/propertyNames.ts';
import { resourceTypes } from '../../src/simulator/cloudformation/resources/resourceTypes.ts';
import { resourceSpecification } from './specification.ts';

it.each([...resourceTypes.keys()])('%s has the properties and attributes AWS says', (type) => {
  const { properties = {}, attributes = {} } = resourceSpecification(type) ?? {};
  const names = Object.keys(properties).toSorted();
  expect(propertyNames[type]).toEqual({
    required: names.filter((name) => properties[name]?.required === true),
    optional: names.filter((name) => properties[name]?.required !== true),
  });
  const known = Object.keys(attributes);
  expect(Object.keys(resourceTypes.get(type)?.attributes ?? {}).filter((name) => !known.includes(name))).toEqual([]);
});
