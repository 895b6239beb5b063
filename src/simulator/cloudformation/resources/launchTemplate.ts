import {
  createLaunchTemplate,
  createTemplateVersion,
  deleteLaunchTemplate,
} from '../../world/compute/launchTemplates.ts';
import type { ResourceType } from '../resourceType.ts';
import { canonical } from '../template/value.ts';
import { generatedName } from './generatedName.ts';

/** Longest name EC2 takes for a launch template. */
const nameLimit = 128;

export const launchTemplate: ResourceType = {
  name: 'AWS::EC2::LaunchTemplate',
  createTime: 2_000,
  deleteTime: 1_000,
  customName: 'LaunchTemplateName',
  attributes: {
    LaunchTemplateId: (id) => id,
    LatestVersionNumber: (id, { world }) => numberOf(world.launchTemplates.get(id)?.latestVersion),
    DefaultVersionNumber: (id, { world }) => numberOf(world.launchTemplates.get(id)?.defaultVersion),
  },
  create: (properties, context) =>
    createLaunchTemplate(context.world, {
      name: properties.optionalText('LaunchTemplateName') ?? generatedName(context, nameLimit),
      data: properties.nested('LaunchTemplateData').record,
      tags: {},
    }).id,
  update(id, properties, { world }, previous) {
    const [before, after] = [previous, properties].map((each) => each.nested('LaunchTemplateData').record);
    if (after !== undefined && canonical(before) !== canonical(after)) createTemplateVersion(world, id, after);
  },
  delete: (id, { world }) => deleteLaunchTemplate(world, id),
};

function numberOf(version: number | undefined): string | undefined {
  return version === undefined ? undefined : String(version);
}
