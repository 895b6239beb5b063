import { AwsFault } from '../fault.ts';
import { existing, notFound } from '../resourceIds.ts';
import type { SecurityGroup, SecurityGroupRule, Tags } from '../state.ts';
import type { World } from '../world.ts';
import { isSame, normalised, ruleText, type RuleRequest } from './ruleRequest.ts';

/** Inbound, or outbound, rules a group may have unless the quota was raised. */
const ruleLimit = 60;

export interface CreateSecurityGroupRequest {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly tags: Tags;
}

/** Makes a group that lets everything out and, if it is its VPC's default group, its own members in. */
export function createSecurityGroup(world: World, request: CreateSecurityGroupRequest): SecurityGroup {
  const { name, description, vpcId } = request;
  existing(world.vpcs, 'vpc', vpcId);
  if ([...world.securityGroups.values()].some((group) => group.vpcId === vpcId && group.name === name))
    throw new AwsFault('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`);
  const group: SecurityGroup = { id: world.id('sg'), name, description, vpcId, rules: [], tags: { ...request.tags } };
  world.securityGroups.set(group.id, group);
  const all = { protocol: '-1', fromPort: -1, toPort: -1 };
  authorize(world, group.id, 'egress', [{ ...all, cidr: '0.0.0.0/0' }]);
  if (name === 'default') authorize(world, group.id, 'ingress', [{ ...all, sourceGroupId: group.id }]);
  return group;
}

/** Adds rules, all or none; returns them. */
export function authorize(
  world: World,
  groupId: string,
  direction: 'ingress' | 'egress',
  requests: readonly RuleRequest[],
): SecurityGroupRule[] {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  const egress = direction === 'egress';
  const added: SecurityGroupRule[] = [];
  for (const request of requests.map(normalised)) {
    if (request.sourceGroupId !== undefined) existing(world.securityGroups, 'securityGroup', request.sourceGroupId);
    if ([...group.rules, ...added].some((rule) => isSame(rule, egress, request)))
      throw new AwsFault('InvalidPermission.Duplicate', `the specified rule "${ruleText(request)}" already exists`);
    added.push({ ...request, id: world.id('sgr'), egress });
  }
  if (group.rules.filter((rule) => rule.egress === egress).length + added.length > ruleLimit)
    throw new AwsFault(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  group.rules.push(...added);
  return added;
}

/** The ids of the rules that say exactly what is asked for; refuses when one is not there. */
export function ruleIds(
  world: World,
  groupId: string,
  direction: 'ingress' | 'egress',
  requests: readonly RuleRequest[],
): string[] {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  return requests.map(normalised).map((request) => {
    const rule = group.rules.find((each) => isSame(each, direction === 'egress', request));
    if (rule === undefined)
      throw new AwsFault('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
    return rule.id;
  });
}

/** Takes rules away by their ids, all or none; returns them. */
export function revoke(world: World, groupId: string, ids: readonly string[]): SecurityGroupRule[] {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  const revoked = ids.map((id) => {
    const rule = group.rules.find((each) => each.id === id);
    if (rule === undefined) throw notFound('securityGroupRule', id);
    return rule;
  });
  group.rules = group.rules.filter((rule) => !revoked.includes(rule));
  return revoked;
}

/** Deletes a group that no interface wears and no other group's rule names. */
export function deleteSecurityGroup(world: World, id: string): void {
  const group = existing(world.securityGroups, 'securityGroup', id);
  if (group.name === 'default')
    throw new AwsFault('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`);
  const worn = [...world.networkInterfaces.values()].some(({ groups }) => groups.includes(id));
  const referenced = [...world.securityGroups.values()].some(
    (other) => other.id !== id && other.rules.some(({ sourceGroupId }) => sourceGroupId === id),
  );
  if (worn || referenced) throw new AwsFault('DependencyViolation', `resource ${id} has a dependent object`);
  world.securityGroups.delete(id);
}
