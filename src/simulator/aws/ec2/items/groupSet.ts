import type { World } from '../../../world/world.ts';

/** Security groups, by their ids, as EC2 lists them on interfaces and instances. */
export function groupSet(world: World, ids: readonly string[]): object[] {
  return ids.map((groupId) => ({ groupId, groupName: world.securityGroups.get(groupId)?.name ?? '' }));
}
