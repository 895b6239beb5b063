import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { LaunchTemplate, Tags } from '../state.ts';
import type { World } from '../world.ts';

export interface CreateLaunchTemplateRequest {
  readonly name: string;
  /** In EC2's member names, as CloudFormation writes them too. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly tags: Tags;
}

/** Makes a launch template with its first version. */
export function createLaunchTemplate(world: World, { name, data, tags }: CreateLaunchTemplateRequest): LaunchTemplate {
  if ([...world.launchTemplates.values()].some((template) => template.name === name))
    throw new AwsFault('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.');
  const template: LaunchTemplate = {
    id: world.id('lt'),
    name,
    createdAt: world.clock.now(),
    versions: [data],
    tags: { ...tags },
  };
  world.launchTemplates.set(template.id, template);
  return template;
}

/** Adds a version to a template; returns its number. */
export function createTemplateVersion(world: World, id: string, data: CreateLaunchTemplateRequest['data']): number {
  return existing(world.launchTemplates, 'launchTemplate', id).versions.push(data);
}

/** Deletes a template with all its versions; node groups made from it keep running. */
export function deleteLaunchTemplate(world: World, id: string): void {
  existing(world.launchTemplates, 'launchTemplate', id);
  world.launchTemplates.delete(id);
}

/** The data of a version: a number from 1, `$Latest` or `$Default` (which is the first). */
export function templateData(world: World, id: string, version: string): Readonly<Record<string, unknown>> {
  const { versions } = existing(world.launchTemplates, 'launchTemplate', id);
  const number = version === '$Latest' ? versions.length : version === '$Default' ? 1 : Number(version);
  const data = versions[number - 1];
  if (data === undefined)
    throw new AwsFault(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the specified version ${version} for the launch template with ID ${id}.`,
    );
  return data;
}
