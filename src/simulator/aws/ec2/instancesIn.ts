import { AwsFault } from '../../world/fault.ts';
import { checkId, notFound } from '../../world/resourceIds.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { World } from '../../world/world.ts';
import { texts, type Input } from '../inputMembers.ts';

/** The instances a request names; refuses all of those that are not there at once, as EC2 does. */
export function instancesIn(world: World, input: Input): Instance[] {
  const ids = texts(input, 'InstanceId');
  if (ids.length === 0) throw new AwsFault('MissingParameter', 'The request must contain the parameter InstanceId');
  refuseUnknownInstances(ids.filter((id) => !world.instances.has(id)));
  return [...new Set(ids)].flatMap((id) => world.instances.get(id) ?? []);
}

/** Refuses instances that are not there: one, or several together. */
export function refuseUnknownInstances(ids: readonly string[]): void {
  for (const id of ids) checkId('instance', id);
  const [id] = ids;
  if (id !== undefined && ids.length === 1) throw notFound('instance', id);
  if (id !== undefined)
    throw new AwsFault('InvalidInstanceID.NotFound', `The instance IDs '${ids.join(', ')}' do not exist`);
}
