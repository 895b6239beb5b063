import { isResolveConflicts } from '../../world/controlPlane.ts';
import type { CreateAddonRequest } from '../../world/eks/requests.ts';
import type { UpdateTarget } from '../../world/eks/updates.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/tags.ts';
import { structure, type Input } from '../inputMembers.ts';

/** A member that has to be there, as text. */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) throw new AwsFault('InvalidParameterException', `${name} can not be blank`);
  return value;
}

export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list of texts; in a query a list of one is just a text. */
export function texts(input: Input, name: string): string[] {
  return [input[name] ?? []].flat().filter((each) => typeof each === 'string');
}

export function optionalNumber(input: Input, name: string): number | undefined {
  const value = input[name];
  return value === undefined || value === null ? undefined : Number(value);
}

/** Tags by name; none when absent. */
export function tagsIn(input: Input): Tags {
  const tags = Object.entries(structure(input, 'tags'));
  return Object.fromEntries(tags.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

/** How an add-on is to be; what is not asked for is left out. */
export function addonSettings(input: Input): Omit<CreateAddonRequest, 'name'> {
  const version = optionalText(input, 'addonVersion');
  const serviceAccountRoleArn = optionalText(input, 'serviceAccountRoleArn');
  const configurationValues = optionalText(input, 'configurationValues');
  const resolveConflicts = optionalText(input, 'resolveConflicts');
  return {
    ...(version !== undefined && { version }),
    ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
    ...(configurationValues !== undefined && { configurationValues }),
    ...(isResolveConflicts(resolveConflicts) && { resolveConflicts }),
  };
}

/** What an update is about: an add-on, a node group, or the cluster itself. */
export function updateTarget(input: Input): UpdateTarget {
  const addonName = optionalText(input, 'addonName');
  const nodegroupName = optionalText(input, 'nodegroupName');
  return { ...(addonName !== undefined && { addonName }), ...(nodegroupName !== undefined && { nodegroupName }) };
}
