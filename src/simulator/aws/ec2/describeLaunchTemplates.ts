import { checkId, notFound } from '../../world/resourceIds.ts';
import type { LaunchTemplate } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const launchTemplates: Description<LaunchTemplate> = {
  all: (world) => [...world.launchTemplates.values()],
  ids: 'LaunchTemplateId',
  idOf: ({ id }) => id,
  missing(id) {
    checkId('launchTemplate', id);
    throw notFound('launchTemplate', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: { 'launch-template-name': ({ name }) => name },
};

export const describeLaunchTemplates: Operation = (call) => {
  const { items, nextToken } = described(call, launchTemplates);
  return {
    launchTemplates: items.map((template) => ({
      launchTemplateId: template.id,
      launchTemplateName: template.name,
      createTime: new Date(template.createdAt),
      createdBy: `arn:aws:iam::${call.world.account}:root`,
      defaultVersionNumber: 1,
      latestVersionNumber: template.versions.length,
      tagSet: tagSet(template.tags),
    })),
    nextToken,
  };
};
