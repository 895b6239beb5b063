import type { LaunchTemplate, LaunchTemplateVersion } from '../../../world/compute/records.ts';
import type { World } from '../../../world/world.ts';
import { launchDataItem } from '../launchData.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeLaunchTemplates. */
export function launchTemplateItem({ account }: World, template: LaunchTemplate): object {
  return {
    launchTemplateId: template.id,
    launchTemplateName: template.name,
    createTime: new Date(template.createdAt),
    createdBy: `arn:aws:iam::${account}:root`,
    defaultVersionNumber: template.defaultVersion,
    latestVersionNumber: template.latestVersion,
    tagSet: tagSet(template.tags),
  };
}

/** A member of DescribeLaunchTemplateVersions. */
export function launchTemplateVersionItem(
  { account }: World,
  template: LaunchTemplate,
  version: LaunchTemplateVersion,
): object {
  return {
    launchTemplateId: template.id,
    launchTemplateName: template.name,
    versionNumber: version.number,
    versionDescription: version.description,
    createTime: new Date(version.createdAt),
    createdBy: `arn:aws:iam::${account}:root`,
    defaultVersion: version.number === template.defaultVersion,
    launchTemplateData: launchDataItem(version.data),
  };
}
