import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { templateResources } from '../../../src/domain/stack/templateResources.ts';

it('finds in the lab’s template what a YAML parser finds', async () => {
  const template = await readFile('media/eks-networking-lab.yaml', 'utf8');
  const parsed = parseDocument(template, { logLevel: 'silent' }).toJS() as { Resources: object };
  expect(templateResources(template)).toEqual(Object.keys(parsed.Resources));
});

it('looks only inside the section', () => {
  expect(
    templateResources('Parameters:\n  A:\n    Type: String\nResources:\n  B:\n    Type: X\nOutputs:\n  C:\n'),
  ).toEqual(['B']);
  expect(templateResources('')).toEqual([]);
});
