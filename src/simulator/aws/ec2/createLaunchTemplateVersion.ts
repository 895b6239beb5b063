import { createTemplateVersion, templateData } from '../../world/compute/launchTemplates.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from './input.ts';
import { structure } from '../inputMembers.ts';
import { launchTemplateVersionItem } from './items/launchTemplateItem.ts';
import { launchData } from './launchData.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

/** Adds a version, of the data given and, where a source version is named, of what that has beside it. */
export const createLaunchTemplateVersion: Operation = ({ world, input }) => {
  const template = launchTemplateIn(world, input);
  const source = optionalText(input, 'SourceVersion');
  const data = {
    ...(source !== undefined && templateData(world, template.id, source)),
    ...launchData(structure(input, 'LaunchTemplateData')),
  };
  const version = createTemplateVersion(world, template.id, data, optionalText(input, 'VersionDescription'));
  return { launchTemplateVersion: launchTemplateVersionItem(world, template, version) };
};
