import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing, notFound } from '../resourceIds.ts';
import type { SecurityGroup, SecurityGroupRule } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { isSame, normalised, ruleText, type RuleRequest } from './ruleRequest.ts';

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
  checkTexts(name, description);
  if (world.securityGroups.size >= quotaValue(world, 'L-E79EC296'))
    throw new AwsFault(
      'SecurityGroupLimitExceeded',
      `The maximum number of security groups for VPC '${vpcId}' has been reached.`,
    );
  if ([...world.securityGroups.values()].some((group) => group.vpcId === vpcId && group.name === name))
    throw new AwsFault('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`);
  const group: SecurityGroup = { id: world.id('sg'), name, description, vpcId, rules: [], tags: { ...request.tags } };
  world.securityGroups.set(group.id, group);
  const all = { protocol: '-1', fromPort: -1, toPort: -1 };
  authorize(world, group.id, 'egress', [{ ...all, cidr: '0.0.0.0/0' }]);
  if (name === 'default') authorize(world, group.id, 'ingress', [{ ...all, sourceGroupId: group.id }]);
  return group;
}

/** Names and descriptions are of 255 characters of a small alphabet at most. */
function checkTexts(name: string, description: string): void {
  const alphabet = /^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/;
  if (name.startsWith('sg-'))
    throw new AwsFault(
      'InvalidParameterValue',
      `Invalid value '${name}' for groupName. Group names may not be in the format sg-*.`,
    );
  if (!alphabet.test(name))
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${name}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.`,
    );
  if (!alphabet.test(description))
    throw new AwsFault(
      'InvalidParameterValue',
      'Invalid security group description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
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
    checkSource(world, group, request.sourceGroupId);
    if ([...group.rules, ...added].some((rule) => isSame(rule, egress, request)))
      throw new AwsFault('InvalidPermission.Duplicate', `the specified rule "${ruleText(request)}" already exists`);
    added.push({ ...request, id: world.id('sgr'), egress });
  }
  if (group.rules.filter((rule) => rule.egress === egress).length + added.length > quotaValue(world, 'L-0EA8095F'))
    throw new AwsFault(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  group.rules.push(...added);
  return added;
}

function checkSource(world: World, group: SecurityGroup, sourceGroupId: string | undefined): void {
  if (sourceGroupId === undefined) return;
  if (existing(world.securityGroups, 'securityGroup', sourceGroupId).vpcId !== group.vpcId)
    throw new AwsFault('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.');
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

/** Gives rules other descriptions. */
export function describeRules(
  world: World,
  groupId: string,
  descriptions: readonly { readonly id: string; readonly description: string }[],
): void {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  for (const { id } of descriptions) existingRule(group, id);
  const byId = new Map(descriptions.map(({ id, description }) => [id, description]));
  group.rules = group.rules.map((rule) => {
    const description = byId.get(rule.id);
    return description === undefined ? rule : { ...rule, description };
  });
}

/** Gives a rule another meaning, of the same direction and under the same id. */
export function replaceRule(world: World, groupId: string, id: string, request: RuleRequest): void {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  const old = existingRule(group, id);
  const wanted = normalised(request);
  if (group.rules.some((rule) => rule !== old && isSame(rule, old.egress, wanted)))
    throw new AwsFault('InvalidPermission.Duplicate', `the specified rule "${ruleText(wanted)}" already exists`);
  group.rules = group.rules.map((rule) => (rule === old ? { ...wanted, id, egress: old.egress } : rule));
}

function existingRule(group: SecurityGroup, id: string): SecurityGroupRule {
  const rule = group.rules.find((each) => each.id === id);
  if (rule === undefined) throw notFound('securityGroupRule', id);
  return rule;
}

/** Takes rules away by their ids, all or none; returns them. */
export function revoke(world: World, groupId: string, ids: readonly string[]): SecurityGroupRule[] {
  const group = existing(world.securityGroups, 'securityGroup', groupId);
  const revoked = ids.map((id) => existingRule(group, id));
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
