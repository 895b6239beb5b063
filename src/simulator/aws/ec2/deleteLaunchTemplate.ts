import { deleteLaunchTemplate as remove } from '../../world/compute/launchTemplates.ts';
import type { Operation } from '../operation.ts';
import { launchTemplateItem } from './items/launchTemplateItem.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

export const deleteLaunchTemplate: Operation = ({ world, input }) => {
  const template = launchTemplateIn(world, input);
  remove(world, template.id);
  return { launchTemplate: launchTemplateItem(world, template) };
};
