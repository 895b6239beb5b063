import { AwsFault } from '../../world/fault.ts';
import { launchTemplateNamed } from '../../world/compute/launchTemplates.ts';
import { existing } from '../../world/resourceIds.ts';
import type { LaunchTemplate } from '../../world/compute/records.ts';
import type { World } from '../../world/world.ts';
import { optionalText } from './input.ts';
import type { Input } from '../inputMembers.ts';

/** The launch template a request names, by id or by name. */
export function launchTemplateIn(world: World, input: Input): LaunchTemplate {
  const [id, name] = [optionalText(input, 'LaunchTemplateId'), optionalText(input, 'LaunchTemplateName')];
  if (id !== undefined && name !== undefined)
    throw new AwsFault(
      'InvalidParameterCombination',
      'You must specify either the launch template ID or the launch template name, but not both.',
    );
  if (id !== undefined) return existing(world.launchTemplates, 'launchTemplate', id);
  if (name !== undefined) return launchTemplateNamed(world, name);
  throw new AwsFault(
    'MissingParameter',
    'You must specify either the launch template ID or the launch template name in the request.',
  );
}
