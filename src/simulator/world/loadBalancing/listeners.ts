import { AwsFault } from '../fault.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { existingLoadBalancer } from './loadBalancers.ts';
import type { Listener } from './records.ts';
import { existingTargetGroup } from './targetGroups.ts';

export interface CreateListenerRequest {
  readonly loadBalancerArn: string;
  readonly protocol: string;
  readonly port: number;
  readonly targetGroupArn: string;
  readonly tags: Tags;
}

/** Makes a balancer listen on a port that it does not listen on yet. */
export function createListener(world: World, request: CreateListenerRequest): Listener {
  const { arn: loadBalancerArn } = existingLoadBalancer(world, request.loadBalancerArn);
  existingTargetGroup(world, request.targetGroupArn);
  if (listenersOf(world, loadBalancerArn).some(({ port }) => port === request.port))
    throw new AwsFault('DuplicateListener', 'A listener already exists on this port for this load balancer');
  const arn = `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${world.hex(16)}`;
  const listener: Listener = { ...request, arn, tags: { ...request.tags } };
  world.listeners.set(arn, listener);
  return listener;
}

/** What a balancer listens on. */
export function listenersOf(world: World, loadBalancerArn: string): Listener[] {
  return [...world.listeners.values()].filter((each) => each.loadBalancerArn === loadBalancerArn);
}

/** Deletes a listener; refuses when there is none. */
export function deleteListener(world: World, arn: string): void {
  if (!world.listeners.delete(arn)) throw new AwsFault('ListenerNotFound', `One or more listeners not found: ${arn}`);
}
