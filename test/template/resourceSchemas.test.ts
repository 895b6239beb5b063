import { expect, it } from 'vitest';
import { resourceTypes } from '../../src/simulator/cloudformation/resources/resourceTypes.ts';
import { schemaTable } from './schemaTable.ts';
import { resourceTypeNames } from './specification.ts';

const folder = '../../src/simulator/cloudformation/schema';

// Both tables are AWS's specification, written down. `vitest -u` writes them anew.
it('the simulator has the properties and attributes AWS says', async () => {
  const table = schemaTable([...resourceTypes.keys()]);
  await expect(`${JSON.stringify(table, null, 2)}\n`).toMatchFileSnapshot(`${folder}/resourceSchemas.json`);
});

it('the simulator knows every name of a resource type', async () => {
  const services = Map.groupBy(resourceTypeNames().toSorted(), (type) => type.slice(0, type.lastIndexOf('::')));
  const names = [...services].map(([service, types]) => [
    service,
    types.map((type) => type.slice(service.length + 2)).join(' '),
  ]);
  const text = `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`${folder}/typeNames.json`);
});

it.each([...resourceTypes])('%s answers for attributes it has', (name, { attributes }) => {
  const known = Object.values(schemaTable([name]))[0] as { readonly attributes: string };
  expect(Object.keys(attributes).filter((attribute) => !known.attributes.split(' ').includes(attribute))).toEqual([]);
});
