import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing } from '../resourceIds.ts';
import type { ElasticIp, NetworkInterface } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { publicAddress } from './publicAddress.ts';

/** The quota of addresses an account may keep in a region. */
const perRegion = 'L-0263D0A3';

/** Takes a public address for the account to keep. */
export function allocateAddress(world: World, { tags }: { readonly tags: Tags }): ElasticIp {
  if (world.elasticIps.size >= quotaValue(world, perRegion))
    throw new AwsFault('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
  const address: ElasticIp = {
    allocationId: world.id('eipalloc'),
    publicIp: publicAddress(world),
    allocatedAt: world.clock.now(),
    tags: { ...tags },
  };
  world.elasticIps.set(address.allocationId, address);
  return address;
}

/** The address, or EC2's refusal. */
export function existingAddress(world: World, allocationId: string): ElasticIp {
  return existing(world.elasticIps, 'elasticIp', allocationId);
}

/**
 * Gives an interface a kept address in place of the public one it may have; returns the id of the association. `moves` lets
 * the address be taken from an interface that has it.
 */
export function associateAddress(
  world: World,
  allocationId: string,
  networkInterfaceId: string,
  moves = false,
): string {
  const address = existingAddress(world, allocationId);
  const eni = existing(world.networkInterfaces, 'networkInterface', networkInterfaceId);
  const holder = holderOf(world, address);
  if (holder === eni && address.association !== undefined) return address.association.id;
  if (holder !== undefined && !moves)
    throw new AwsFault('Resource.AlreadyAssociated', `resource ${allocationId} is already associated`);
  if (keptAddressOf(world, eni) !== undefined)
    throw new AwsFault('Resource.AlreadyAssociated', `resource ${eni.id} is already associated with ${eni.publicIp}`);
  if (![...world.internetGateways.values()].some(({ vpcId }) => vpcId === eni.vpcId))
    throw new AwsFault('Gateway.NotAttached', `Network ${eni.vpcId} is not attached to any internet gateway`);
  if (holder !== undefined) delete holder.publicIp;
  const association = { id: world.id('eipassoc'), networkInterfaceId };
  address.association = association;
  eni.publicIp = address.publicIp;
  world.interfaceChanged.fire(eni.id);
  return association.id;
}

/** Takes a kept address off the interface that has it. */
export function disassociateAddress(world: World, associationId: string): void {
  const address = [...world.elasticIps.values()].find(({ association }) => association?.id === associationId);
  if (address === undefined)
    throw new AwsFault('InvalidAssociationID.NotFound', `The association ID '${associationId}' does not exist`);
  const eni = holderOf(world, address);
  delete address.association;
  if (eni === undefined) return;
  delete eni.publicIp;
  world.interfaceChanged.fire(eni.id);
}

/** Gives an address back that no interface has. */
export function releaseAddress(world: World, allocationId: string): void {
  const address = existingAddress(world, allocationId);
  if (holderOf(world, address) !== undefined)
    throw new AwsFault('InvalidIPAddress.InUse', `Address ${address.publicIp} is in use.`);
  world.elasticIps.delete(allocationId);
}

/** The kept address of an interface. */
export function keptAddressOf(world: World, eni: NetworkInterface): ElasticIp | undefined {
  return [...world.elasticIps.values()].find(
    ({ association, publicIp }) => association?.networkInterfaceId === eni.id && publicIp === eni.publicIp,
  );
}

/** The interface that has a kept address; an interface that is gone has it no more. */
export function holderOf(world: World, { association, publicIp }: ElasticIp): NetworkInterface | undefined {
  const eni = world.networkInterfaces.get(association?.networkInterfaceId ?? '');
  return eni?.publicIp === publicIp ? eni : undefined;
}
