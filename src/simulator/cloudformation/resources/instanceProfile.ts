import { createInstanceProfile, deleteInstanceProfile, setProfileRoles } from '../../world/iam/instanceProfiles.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';

/** Longest name IAM takes for an instance profile. */
const nameLimit = 128;

export const instanceProfile: ResourceType = {
  name: 'AWS::IAM::InstanceProfile',
  createTime: 120_000,
  deleteTime: 1_000,
  customName: 'InstanceProfileName',
  attributes: { Arn: (name, { world }) => world.instanceProfiles.get(name)?.arn },
  create: (properties, context) =>
    createInstanceProfile(context.world, {
      name: properties.optionalText('InstanceProfileName') ?? generatedName(context, nameLimit),
      roles: properties.texts('Roles'),
    }).name,
  update: (name, properties, { world }) => setProfileRoles(world, name, properties.texts('Roles')),
  delete: (name, { world }) => deleteInstanceProfile(world, name),
};
