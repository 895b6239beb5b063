import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { LaunchTemplate, LaunchTemplateVersion } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';

/** Template data: what to launch, in EC2's member names, as CloudFormation writes them too. */
export type LaunchTemplateData = Readonly<Record<string, unknown>>;

export interface CreateLaunchTemplateRequest {
  readonly name: string;
  readonly data: LaunchTemplateData;
  readonly description?: string;
  readonly tags: Tags;
}

/** Makes a launch template with its first version. */
export function createLaunchTemplate(world: World, request: CreateLaunchTemplateRequest): LaunchTemplate {
  const { name, data, description, tags } = request;
  if (!/^[a-zA-Z0-9()./_-]{3,128}$/.test(name))
    throw new AwsFault(
      'InvalidLaunchTemplateName.MalformedException',
      'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
    );
  if ([...world.launchTemplates.values()].some((template) => template.name === name))
    throw new AwsFault('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.');
  const template: LaunchTemplate = {
    id: world.id('lt'),
    name,
    createdAt: world.clock.now(),
    latestVersion: 0,
    defaultVersion: 1,
    versions: [],
    tags: { ...tags },
  };
  world.launchTemplates.set(template.id, template);
  createTemplateVersion(world, template.id, data, description);
  return template;
}

/** Adds a version to a template. */
export function createTemplateVersion(
  world: World,
  id: string,
  data: LaunchTemplateData,
  description?: string,
): LaunchTemplateVersion {
  const template = existing(world.launchTemplates, 'launchTemplate', id);
  template.latestVersion++;
  const version: LaunchTemplateVersion = {
    number: template.latestVersion,
    ...(description !== undefined && { description }),
    createdAt: world.clock.now(),
    data,
  };
  template.versions.push(version);
  return version;
}

/** Makes a version the one that `$Default` stands for. */
export function setDefaultVersion(world: World, id: string, version: string): void {
  const { number } = templateVersion(world, id, version);
  existing(world.launchTemplates, 'launchTemplate', id).defaultVersion = number;
}

/** Deletes a version; the default one stays. */
export function deleteVersion(world: World, id: string, version: string): LaunchTemplateVersion {
  const template = existing(world.launchTemplates, 'launchTemplate', id);
  const found = templateVersion(world, id, version);
  if (found.number === template.defaultVersion)
    throw new AwsFault('InvalidParameterValue', 'The default version of a launch template cannot be deleted.');
  template.versions = template.versions.filter((each) => each !== found);
  return found;
}

/** Deletes a template with all its versions; node groups made from it keep running. */
export function deleteLaunchTemplate(world: World, id: string): void {
  existing(world.launchTemplates, 'launchTemplate', id);
  world.launchTemplates.delete(id);
}

/** The template of this name, or EC2's refusal. */
export function launchTemplateNamed(world: World, name: string): LaunchTemplate {
  const template = [...world.launchTemplates.values()].find((each) => each.name === name);
  if (template === undefined)
    throw new AwsFault(
      'InvalidLaunchTemplateName.NotFoundException',
      'At least one of the launch templates specified in the request does not exist.',
    );
  return template;
}

/** A version: its number, `$Latest` or `$Default`. */
export function templateVersion(world: World, id: string, version: string): LaunchTemplateVersion {
  const template = existing(world.launchTemplates, 'launchTemplate', id);
  const named: Readonly<Record<string, number>> = {
    $Latest: template.latestVersion,
    $Default: template.defaultVersion,
  };
  const number = named[version] ?? Number(version);
  const found = template.versions.find((each) => each.number === number);
  if (found === undefined)
    throw new AwsFault(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the specified version ${version} for the launch template with ID ${id}.`,
    );
  return found;
}

/** The data of a version: its number, `$Latest` or `$Default`. */
export function templateData(world: World, id: string, version: string): LaunchTemplateData {
  return templateVersion(world, id, version).data;
}
