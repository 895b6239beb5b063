import { AwsFault } from '../fault.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import type { TargetGroup } from './records.ts';

export interface CreateTargetGroupRequest {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: TargetGroup['targetType'];
  readonly healthCheckPath: string | undefined;
  readonly tags: Tags;
}

/** Makes a group without targets. */
export function createTargetGroup(world: World, request: CreateTargetGroupRequest): TargetGroup {
  const { name, vpcId } = request;
  if (!/^[A-Za-z0-9](-?[A-Za-z0-9])*$/.test(name) || name.length > 32)
    throw new AwsFault(
      'ValidationError',
      `Target group name '${name}' can only contain up to 32 letters, digits and hyphens`,
    );
  if ([...world.targetGroups.values()].some((other) => other.name === name))
    throw new AwsFault(
      'DuplicateTargetGroupName',
      `A target group with the same name '${name}' exists, but with different settings`,
    );
  if (!world.vpcs.has(vpcId)) throw new AwsFault('ValidationError', `The VPC ID '${vpcId}' is not found`);
  const arn = `arn:aws:elasticloadbalancing:${world.region}:${world.account}:targetgroup/${name}/${world.hex(16)}`;
  const group: TargetGroup = { ...request, arn, targets: [], tags: { ...request.tags } };
  world.targetGroups.set(arn, group);
  return group;
}

/** The group, or ELB's refusal. */
export function existingTargetGroup(world: World, arn: string): TargetGroup {
  const group = world.targetGroups.get(arn);
  if (group === undefined) throw new AwsFault('TargetGroupNotFound', `One or more target groups not found: ${arn}`);
  return group;
}

/** Deletes a group that no listener hands traffic to, if there is one. */
export function deleteTargetGroup(world: World, arn: string): void {
  if ([...world.listeners.values()].some(({ targetGroupArn }) => targetGroupArn === arn))
    throw new AwsFault('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  world.targetGroups.delete(arn);
}

/** ARNs of the balancers whose listeners hand traffic to the group. */
export function balancersOf(world: World, arn: string): string[] {
  const listeners = [...world.listeners.values()].filter(({ targetGroupArn }) => targetGroupArn === arn);
  return [...new Set(listeners.map(({ loadBalancerArn }) => loadBalancerArn))];
}
