import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { NatGateway } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { attachToService, release } from './attachments.ts';
import { associateAddress, disassociateAddress, existingAddress, holderOf } from './elasticIps.ts';
import { createNetworkInterface, deleteNetworkInterface } from './networkInterfaces.ts';

const second = 1_000;
/** Lab time until a new gateway takes traffic, and until a deleted one is gone (public logs: about two minutes and one). */
const provisioningTime = 100 * second;
const removalTime = 45 * second;
/** How long a deleted gateway stays visible. */
const visibleTime = 3_600 * second;
/** As whom the gateway's interface is attached. */
const service = 'amazon-aws';

export interface CreateNatGatewayRequest {
  readonly subnetId: string;
  readonly connectivityType: NatGateway['connectivityType'];
  /** Of a kept address that nothing has; a public gateway needs one. */
  readonly allocationId?: string;
  readonly privateIpAddress?: string;
  readonly tags: Tags;
}

/** Makes a gateway with an interface in the subnet: pending at first, available after a while. */
export function createNatGateway(world: World, request: CreateNatGatewayRequest): NatGateway {
  const { connectivityType, allocationId } = request;
  const subnet = existing(world.subnets, 'subnet', request.subnetId);
  if (connectivityType === 'public') checkAddress(world, allocationId);
  const id = world.id('nat');
  const eni = createNetworkInterface(world, {
    subnetId: subnet.id,
    groups: [],
    description: `Interface for NAT Gateway ${id}`,
    tags: {},
    requesterManaged: true,
    ...(request.privateIpAddress !== undefined && { privateIpAddress: request.privateIpAddress }),
  });
  // A NAT gateway knows no security groups.
  eni.groups = [];
  attachToService(world, { networkInterfaceId: eni.id, instanceOwnerId: service, deviceIndex: 1 });
  const gateway: NatGateway = {
    id,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    connectivityType,
    ...(allocationId !== undefined && { allocationId }),
    networkInterfaceId: eni.id,
    createdAt: world.clock.now(),
    state: 'pending',
    tags: { ...request.tags },
  };
  world.natGateways.set(id, gateway);
  if (allocationId !== undefined) associateAddress(world, allocationId, eni.id);
  goOn(world, gateway);
  return gateway;
}

/** The gateway, or EC2's refusal. */
export function existingNatGateway(world: World, id: string): NatGateway {
  const gateway = world.natGateways.get(id);
  if (gateway === undefined) throw new AwsFault('NatGatewayNotFound', `The Nat Gateway ${id} was not found`);
  return gateway;
}

/** Deletes a gateway; its interface goes with it, its address stays the account's. */
export function deleteNatGateway(world: World, id: string): void {
  const gateway = existingNatGateway(world, id);
  if (gateway.state === 'deleting' || gateway.state === 'deleted') return;
  move(world, gateway, 'deleting');
}

function checkAddress(world: World, allocationId: string | undefined): void {
  if (allocationId === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter AllocationId');
  if (holderOf(world, existingAddress(world, allocationId)) !== undefined)
    throw new AwsFault('Resource.AlreadyAssociated', `Elastic IP address [${allocationId}] is already associated`);
}

/** Lets a gateway go on from the state it is in, to the next one if there is one that follows by itself. */
export function goOn(world: World, gateway: NatGateway): void {
  const { clock } = world;
  if (gateway.state === 'pending')
    clock.after(provisioningTime, () => {
      if (gateway.state === 'pending') move(world, gateway, 'available');
    });
  if (gateway.state === 'deleting') clock.after(removalTime, () => remove(world, gateway));
  if (gateway.state === 'deleted') clock.background(visibleTime, () => world.natGateways.delete(gateway.id));
}

function remove(world: World, gateway: NatGateway): void {
  const association = world.elasticIps.get(gateway.allocationId ?? '')?.association;
  if (association !== undefined) disassociateAddress(world, association.id);
  const eni = world.networkInterfaces.get(gateway.networkInterfaceId);
  if (eni !== undefined) {
    release(world, eni);
    deleteNetworkInterface(world, eni.id);
  }
  move(world, gateway, 'deleted');
}

function move(world: World, gateway: NatGateway, state: NatGateway['state']): void {
  gateway.state = state;
  world.natGatewayChanged.fire(gateway);
  goOn(world, gateway);
}
