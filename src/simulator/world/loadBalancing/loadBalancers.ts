import { AwsFault } from '../fault.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { balancedSubnets, balancerGroups } from './balancedSubnets.ts';
import { createBalancerInterfaces, removeBalancerInterfaces } from './balancerInterfaces.ts';
import { classicDnsName, networkDnsName } from './dnsName.ts';
import type { LoadBalancer, LoadBalancerType, Scheme } from './records.ts';

/** Lab milliseconds until a new balancer is active. */
const provisioningTime = 150_000;

export interface CreateLoadBalancerRequest {
  /** Up to 32 letters, digits and hyphens. */
  readonly name: string;
  readonly type: LoadBalancerType;
  /** One for each zone; an application balancer needs two. */
  readonly subnetIds: readonly string[];
  /** None means the VPC's default group for an application balancer, and no group for a network one. */
  readonly securityGroupIds: readonly string[];
  readonly scheme: Scheme;
  readonly tags: Tags;
}

/** Makes an application or network balancer with an interface in each subnet; it is active after a while. */
export function createLoadBalancer(world: World, request: CreateLoadBalancerRequest): LoadBalancer {
  const { name, type, scheme } = request;
  checkName(name);
  if ([...world.loadBalancers.values()].some((other) => other.name === name))
    throw new AwsFault(
      'DuplicateLoadBalancerName',
      `A load balancer with the same name '${name}' exists, but with different settings`,
    );
  const subnets = balancedSubnets(world, request.subnetIds, scheme);
  if (type === 'application' && subnets.length < 2)
    throw new AwsFault('ValidationError', 'At least two subnets in two different Availability Zones must be specified');
  const needsGroup = type === 'application' || request.securityGroupIds.length > 0;
  const groups = needsGroup ? balancerGroups(world, subnets[0].vpcId, request.securityGroupIds) : [];
  const id = world.hex(16);
  const path = `${type === 'application' ? 'app' : 'net'}/${name}/${id}`;
  const balancer: LoadBalancer = {
    arn: `arn:aws:elasticloadbalancing:${world.region}:${world.account}:loadbalancer/${path}`,
    name,
    type,
    dnsName: type === 'application' ? classicDnsName(world, name, scheme) : networkDnsName(world, name, id),
    scheme,
    vpcId: subnets[0].vpcId,
    subnetIds: subnets.map((subnet) => subnet.id),
    createdAt: world.clock.now(),
    securityGroupIds: groups,
    interfaceIds: createBalancerInterfaces(world, { description: `ELB ${path}`, subnets, groups, scheme }),
    state: 'provisioning',
    tags: { ...request.tags },
  };
  world.loadBalancers.set(balancer.arn, balancer);
  goOn(world, balancer);
  return balancer;
}

/** Lets a balancer that is being provided become active. */
export function goOn(world: World, balancer: LoadBalancer): void {
  if (balancer.state !== 'provisioning') return;
  world.clock.after(provisioningTime, () => {
    balancer.state = 'active';
    world.touched.fire();
  });
}

function checkName(name: string): void {
  if (name.length > 32)
    throw new AwsFault('ValidationError', `The load balancer name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9](-?[A-Za-z0-9])*$/.test(name))
    throw new AwsFault(
      'ValidationError',
      `The load balancer name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  if (name.startsWith('internal-'))
    throw new AwsFault('ValidationError', `The load balancer name '${name}' cannot begin with 'internal-'`);
}

/** Deletes a balancer with its listeners, if there is one; its interfaces follow a little later. */
export function deleteLoadBalancer(world: World, arn: string): void {
  const balancer = world.loadBalancers.get(arn);
  if (balancer === undefined) return;
  world.loadBalancers.delete(arn);
  for (const listener of world.listeners.values())
    if (listener.loadBalancerArn === arn) world.listeners.delete(listener.arn);
  removeBalancerInterfaces(world, balancer.interfaceIds);
}

/** The balancer, or ELB's refusal. */
export function existingLoadBalancer(world: World, arn: string): LoadBalancer {
  const balancer = world.loadBalancers.get(arn);
  if (balancer === undefined) throw new AwsFault('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  return balancer;
}
