import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing, hasDependencies } from '../resourceIds.ts';
import type { InternetGateway } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';

/** Makes a gateway that is attached to no VPC yet. */
export function createInternetGateway(world: World, { tags }: { readonly tags: Tags }): InternetGateway {
  if (world.internetGateways.size >= quotaValue(world, 'L-A4707A72'))
    throw new AwsFault('InternetGatewayLimitExceeded', 'The maximum number of internet gateways has been reached.');
  const gateway: InternetGateway = { id: world.id('igw'), tags: { ...tags } };
  world.internetGateways.set(gateway.id, gateway);
  return gateway;
}

/** A gateway serves one VPC and a VPC has one gateway. */
export function attachInternetGateway(world: World, id: string, vpcId: string): void {
  const gateway = existing(world.internetGateways, 'internetGateway', id);
  existing(world.vpcs, 'vpc', vpcId);
  if (gateway.vpcId !== undefined)
    throw new AwsFault('Resource.AlreadyAssociated', `resource ${id} is already attached to network ${gateway.vpcId}`);
  if ([...world.internetGateways.values()].some((other) => other.vpcId === vpcId))
    throw new AwsFault('InvalidParameterValue', `Network ${vpcId} already has an internet gateway attached`);
  gateway.vpcId = vpcId;
}

/** Refuses while an interface of the VPC has a public address. */
export function detachInternetGateway(world: World, id: string, vpcId: string): void {
  const gateway = existing(world.internetGateways, 'internetGateway', id);
  if (gateway.vpcId !== vpcId)
    throw new AwsFault('Gateway.NotAttached', `resource ${id} is not attached to network ${vpcId}`);
  const mapped = [...world.networkInterfaces.values()].some((eni) => eni.vpcId === vpcId && eni.publicIp !== undefined);
  if (mapped)
    throw new AwsFault(
      'DependencyViolation',
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  delete gateway.vpcId;
}

/** Deletes a gateway that is attached to no VPC. */
export function deleteInternetGateway(world: World, id: string): void {
  if (existing(world.internetGateways, 'internetGateway', id).vpcId !== undefined)
    throw hasDependencies('internetGateway', id);
  world.internetGateways.delete(id);
}
