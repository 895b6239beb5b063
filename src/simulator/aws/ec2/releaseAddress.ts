import { AwsFault } from '../../world/fault.ts';
import { releaseAddress as release } from '../../world/network/elasticIps.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import type { Input } from '../inputMembers.ts';

export const releaseAddress: Operation = ({ world, input }) => {
  release(world, allocationIn(world, input));
  return { return: true };
};

/** The allocation a request names, by its id or by the address. */
export function allocationIn(world: World, input: Input): string {
  const publicIp = optionalText(input, 'PublicIp');
  if (publicIp === undefined) return requiredText(input, 'AllocationId');
  const address = [...world.elasticIps.values()].find((each) => each.publicIp === publicIp);
  if (address === undefined) throw new AwsFault('InvalidAddress.NotFound', `Address '${publicIp}' not found.`);
  return address.allocationId;
}
