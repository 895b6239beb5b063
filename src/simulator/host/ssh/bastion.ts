import type { Instance } from '../../world/compute/records.ts';
import type { World } from '../../world/world.ts';

/** The host from which the lab is worked on, by its name; undefined unless it runs. */
export function bastionOf(world: World): Instance | undefined {
  for (const instance of world.instances.values())
    if (instance.state === 'running' && /bastion/i.test(instance.tags['Name'] ?? '')) return instance;
  return undefined;
}
