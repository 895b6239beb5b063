import { AwsFault } from '../../world/fault.ts';
import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { associateAddress as associate } from '../../world/network/elasticIps.ts';
import { existing } from '../../world/resourceIds.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { optionalFlag, optionalText, requiredText } from './input.ts';
import type { Input } from '../inputMembers.ts';
import { allocationIn } from './releaseAddress.ts';

/** Gives an address to an interface, or to the primary one of an instance. */
export const associateAddress: Operation = ({ world, input }) => ({
  return: true,
  associationId: associate(
    world,
    allocationIn(world, input),
    interfaceIn(world, input),
    // In a VPC an address moves unless the request forbids it.
    optionalFlag(input, 'AllowReassociation') !== false,
  ),
});

function interfaceIn(world: World, input: Input): string {
  const named = optionalText(input, 'NetworkInterfaceId');
  if (named !== undefined) return named;
  const instance = existing(world.instances, 'instance', requiredText(input, 'InstanceId'));
  const primary = primaryInterface(world, instance);
  if (primary === undefined)
    throw new AwsFault(
      'InvalidInstanceID',
      `The instance '${instance.id}' is not in a valid state for this operation.`,
    );
  return primary.id;
}
