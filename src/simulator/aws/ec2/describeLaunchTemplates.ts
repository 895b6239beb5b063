import { AwsFault } from '../../world/fault.ts';
import type { LaunchTemplate } from '../../world/compute/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { texts } from '../inputMembers.ts';
import { launchTemplateItem } from './items/launchTemplateItem.ts';

const byId: Description<LaunchTemplate> = {
  all: (world) => [...world.launchTemplates.values()],
  ids: 'LaunchTemplateId',
  idOf: ({ id }) => id,
  missing(id) {
    throw new AwsFault(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${id}, does not exist.`,
    );
  },
  tagsOf: ({ tags }) => tags,
  filters: { 'launch-template-name': ({ name }) => name },
};

const byName: Description<LaunchTemplate> = {
  ...byId,
  ids: 'LaunchTemplateName',
  idOf: ({ name }) => name,
  missing() {
    throw new AwsFault(
      'InvalidLaunchTemplateName.NotFoundException',
      'At least one of the launch templates specified in the request does not exist.',
    );
  },
};

export const describeLaunchTemplates: Operation = (call) => {
  const description = texts(call.input, 'LaunchTemplateName').length > 0 ? byName : byId;
  const { items, nextToken } = described(call, description);
  return { launchTemplates: items.map((template) => launchTemplateItem(call.world, template)), nextToken };
};
