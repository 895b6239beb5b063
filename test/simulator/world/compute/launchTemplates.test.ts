import { expect, test } from 'vitest';
import {
  createLaunchTemplate,
  createTemplateVersion,
  deleteVersion,
  setDefaultVersion,
  templateData,
} from '../../../../src/simulator/world/compute/launchTemplates.ts';
import { emptyWorld, expectFault } from '../testWorld.ts';

test('versions are numbered from 1; $Latest and $Default name one, and a number is never given twice', () => {
  const { world } = emptyWorld();
  const { id } = createLaunchTemplate(world, { name: 'nodes', data: { InstanceType: 't3.small' }, tags: {} });
  createTemplateVersion(world, id, { InstanceType: 't3.medium' });
  expect(templateData(world, id, '$Latest')).toEqual({ InstanceType: 't3.medium' });
  expect(templateData(world, id, '$Default')).toEqual({ InstanceType: 't3.small' });
  deleteVersion(world, id, '2');
  expect(createTemplateVersion(world, id, { InstanceType: 't3.large' }).number).toBe(3);
  setDefaultVersion(world, id, '3');
  expect(templateData(world, id, '$Default')).toEqual({ InstanceType: 't3.large' });
  expectFault(
    () => templateData(world, id, '2'),
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version 2 for the launch template with ID ${id}.`,
  );
  expect(() => deleteVersion(world, id, '$Default')).toThrow('default version');
});

test('a name is of one template', () => {
  const { world } = emptyWorld();
  createLaunchTemplate(world, { name: 'nodes', data: {}, tags: {} });
  expectFault(
    () => createLaunchTemplate(world, { name: 'nodes', data: {}, tags: {} }),
    'InvalidLaunchTemplateName.AlreadyExistsException',
    'Launch template name already in use.',
  );
});
