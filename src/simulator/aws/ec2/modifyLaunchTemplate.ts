import { setDefaultVersion } from '../../world/compute/launchTemplates.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from './input.ts';
import { launchTemplateItem } from './items/launchTemplateItem.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

export const modifyLaunchTemplate: Operation = ({ world, input }) => {
  const template = launchTemplateIn(world, input);
  const version = optionalText(input, 'SetDefaultVersion') ?? optionalText(input, 'DefaultVersion');
  if (version !== undefined) setDefaultVersion(world, template.id, version);
  return { launchTemplate: launchTemplateItem(world, template) };
};
