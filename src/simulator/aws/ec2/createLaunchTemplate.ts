import { createLaunchTemplate as create } from '../../world/compute/launchTemplates.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { structure } from '../inputMembers.ts';
import { launchTemplateItem } from './items/launchTemplateItem.ts';
import { launchData } from './launchData.ts';
import { tagSpecification } from './tags.ts';

export const createLaunchTemplate: Operation = ({ world, input }) => {
  const description = optionalText(input, 'VersionDescription');
  const template = create(world, {
    name: requiredText(input, 'LaunchTemplateName'),
    data: launchData(structure(input, 'LaunchTemplateData')),
    ...(description !== undefined && { description }),
    tags: tagSpecification(input, 'launch-template'),
  });
  return { launchTemplate: launchTemplateItem(world, template) };
};
