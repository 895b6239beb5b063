import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing } from '../resourceIds.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { balancedSubnets, balancerGroups } from './balancedSubnets.ts';
import { classicDnsName } from './dnsName.ts';
import { createBalancerInterfaces, removeBalancerInterfaces } from './balancerInterfaces.ts';
import type { ClassicHealthCheck, ClassicListener, ClassicLoadBalancer, Scheme } from './records.ts';

export interface CreateClassicRequest {
  /** Up to 32 letters, digits and hyphens. */
  readonly name: string;
  readonly listeners: readonly ClassicListener[];
  /** One for each zone. */
  readonly subnetIds: readonly string[];
  /** None means the default group of the VPC. */
  readonly securityGroupIds: readonly string[];
  readonly scheme: Scheme;
  readonly tags: Tags;
}

/**
 * Makes a classic load balancer with an interface in each subnet, which has a public address when the balancer faces the
 * internet. Refuses with `DuplicateLoadBalancerName`, `InvalidSubnet`, `SubnetNotFound` and others of ELB.
 */
export function createClassicLoadBalancer(world: World, request: CreateClassicRequest): ClassicLoadBalancer {
  const { name, scheme } = request;
  if (!/^[A-Za-z0-9](-?[A-Za-z0-9])*$/.test(name) || name.length > 32)
    throw new AwsFault(
      'ValidationError',
      'LoadBalancerName must be 32 characters or fewer, of letters, digits and hyphens',
    );
  if (world.classicLoadBalancers.has(name))
    throw new AwsFault(
      'DuplicateLoadBalancerName',
      `Load Balancer named '${name}' already exists and it is configured with different parameters.`,
    );
  if (world.classicLoadBalancers.size >= quotaValue(world, 'L-E9E9831D'))
    throw new AwsFault('TooManyLoadBalancers', 'The quota of load balancers has been reached');
  if (request.listeners.length === 0) throw new AwsFault('ValidationError', 'At least one listener must be specified.');
  const subnets = balancedSubnets(world, request.subnetIds, scheme);
  const groups = balancerGroups(world, subnets[0].vpcId, request.securityGroupIds);
  const balancer: ClassicLoadBalancer = {
    name,
    dnsName: classicDnsName(world, name, scheme),
    scheme,
    vpcId: subnets[0].vpcId,
    subnetIds: subnets.map(({ id }) => id),
    zones: subnets.map(({ zone }) => zone),
    createdAt: world.clock.now(),
    securityGroupIds: groups,
    listeners: [...request.listeners],
    healthCheck: defaultHealthCheck(request.listeners),
    instanceIds: [],
    interfaceIds: createBalancerInterfaces(world, { description: `ELB ${name}`, subnets, groups, scheme }),
    tags: { ...request.tags },
  };
  world.classicLoadBalancers.set(name, balancer);
  return balancer;
}

/** Until it is told otherwise a balancer tries whether the first listener's instance port takes connections. */
function defaultHealthCheck([first]: readonly ClassicListener[]): ClassicHealthCheck {
  return {
    target: `TCP:${first?.instancePort ?? 80}`,
    interval: 30,
    timeout: 5,
    unhealthyThreshold: 2,
    healthyThreshold: 10,
  };
}

/** Deletes a balancer, if there is one; its interfaces follow a little later, and hold their group and subnets until then. */
export function deleteClassicLoadBalancer(world: World, name: string): void {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return;
  world.classicLoadBalancers.delete(name);
  removeBalancerInterfaces(world, balancer.interfaceIds);
}

/** The balancer, or ELB's refusal. */
export function existingClassicLoadBalancer(world: World, name: string): ClassicLoadBalancer {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined)
    throw new AwsFault('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`);
  return balancer;
}

/** Adds instances to those a balancer spreads its traffic over. */
export function registerInstances(world: World, name: string, instanceIds: readonly string[]): void {
  const balancer = existingClassicLoadBalancer(world, name);
  for (const id of instanceIds) existingInstance(world, id);
  balancer.instanceIds = [...new Set([...balancer.instanceIds, ...instanceIds])];
}

/** Takes instances away; refuses one that is not registered. */
export function deregisterInstances(world: World, name: string, instanceIds: readonly string[]): void {
  const balancer = existingClassicLoadBalancer(world, name);
  const unknown = instanceIds.find((id) => !balancer.instanceIds.includes(id));
  if (unknown !== undefined)
    throw new AwsFault('InvalidInstance', `Could not find EC2 instance ${unknown} in ${name}.`);
  balancer.instanceIds = balancer.instanceIds.filter((id) => !instanceIds.includes(id));
}

function existingInstance(world: World, id: string): void {
  try {
    existing(world.instances, 'instance', id);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new AwsFault('InvalidInstance', `Could not find EC2 instance ${id}.`);
  }
}
