import { templateVersion } from '../../world/compute/launchTemplates.ts';
import type { LaunchTemplate, LaunchTemplateVersion } from '../../world/compute/records.ts';
import type { Call, Operation } from '../operation.ts';
import { described } from './describe.ts';
import { optionalNumber, optionalText } from './input.ts';
import { texts } from '../inputMembers.ts';
import { launchTemplateVersionItem } from './items/launchTemplateItem.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

interface Version {
  readonly template: LaunchTemplate;
  readonly version: LaunchTemplateVersion;
}

/** Versions of one template, newest first, or `$Latest` and `$Default` of all. */
export const describeLaunchTemplateVersions: Operation = (call) => {
  const { items, nextToken } = described<Version>(call, {
    all: () => versionsIn(call),
    idOf: ({ template, version }) => `${template.id} ${version.number}`,
    tagsOf: ({ template }) => template.tags,
    filters: {
      'is-default-version': ({ template, version }) => String(template.defaultVersion === version.number),
      'image-id': ({ version }) => textOf(version.data['ImageId']),
      'instance-type': ({ version }) => textOf(version.data['InstanceType']),
    },
  });
  return {
    launchTemplateVersionSet: items.map(({ template, version }) =>
      launchTemplateVersionItem(call.world, template, version),
    ),
    nextToken,
  };
};

function versionsIn({ world, input }: Call): Version[] {
  const asked = texts(input, 'LaunchTemplateVersion');
  const isNamed = optionalText(input, 'LaunchTemplateId') ?? optionalText(input, 'LaunchTemplateName');
  const templates =
    isNamed === undefined && asked.length > 0 ? [...world.launchTemplates.values()] : [launchTemplateIn(world, input)];
  const [from, to] = [optionalNumber(input, 'MinVersion') ?? 1, optionalNumber(input, 'MaxVersion') ?? Infinity];
  return templates.flatMap((template) => {
    const versions =
      asked.length > 0
        ? asked.map((version) => templateVersion(world, template.id, version))
        : template.versions.filter(({ number }) => number >= from && number <= to).toReversed();
    return versions.map((version) => ({ template, version }));
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
