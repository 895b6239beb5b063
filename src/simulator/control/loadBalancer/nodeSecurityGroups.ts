import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { authorize, revoke } from '../../world/network/securityGroups.ts';
import type { RuleRequest } from '../../world/network/ruleRequest.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import { clusterTag } from './clusterTag.ts';
import { ensureFailure } from './ensureFailure.ts';

/** The groups by which the nodes are reached: of each instance the one that carries the cluster's tag, or its only one. */
export function nodeSecurityGroups(
  world: World,
  clusterName: string,
  instanceIds: readonly string[],
): readonly SecurityGroup[] {
  const found = new Set<SecurityGroup>();
  for (const id of instanceIds) {
    const group = groupOf(world, clusterName, id);
    if (group !== undefined) found.add(group);
  }
  return [...found];
}

function groupOf(world: World, clusterName: string, instanceId: string): SecurityGroup | undefined {
  const instance = world.instances.get(instanceId);
  const primary = instance === undefined ? undefined : primaryInterface(world, instance);
  const groups = (primary?.groups ?? []).flatMap((id) => world.securityGroups.get(id) ?? []);
  const tagged = groups.filter(({ tags }) => clusterTag(clusterName) in tags);
  if (tagged.length > 1) {
    const names = tagged.map(({ id, name }) => `${id}(${name}) `).join('');
    throw ensureFailure(
      `Multiple tagged security groups found for instance ${instanceId}; ensure only the k8s security group is tagged; the tagged groups were ${names}`,
    );
  }
  if (tagged.length === 0 && groups.length > 1)
    throw ensureFailure(
      `Multiple untagged security groups found for instance ${instanceId}; ensure the k8s security group is tagged`,
    );
  return tagged[0] ?? groups[0];
}

/**
 * Makes `wanted` all the rules of which `isOurs` is true in `groups`, and leaves none of them in the cluster's other
 * groups; groups without the cluster's tag are the learner's own.
 */
export function setNodeRules(
  world: World,
  clusterName: string,
  groups: readonly SecurityGroup[],
  isOurs: (rule: SecurityGroupRule) => boolean,
  wanted: readonly RuleRequest[],
): void {
  for (const group of groups) setRules(world, group, isOurs, wanted);
  for (const group of world.securityGroups.values())
    if (clusterTag(clusterName) in group.tags && !groups.includes(group)) setRules(world, group, isOurs, []);
}

/** Makes `wanted` all the rules into a group of which `isOurs` is true. */
export function setRules(
  world: World,
  group: SecurityGroup,
  isOurs: (rule: SecurityGroupRule) => boolean,
  wanted: readonly RuleRequest[],
): void {
  const old = group.rules.filter((rule) => !rule.egress && isOurs(rule));
  const missing = wanted.filter((request) => !old.some((rule) => saysSame(rule, request)));
  const stale = old.filter((rule) => !wanted.some((request) => saysSame(rule, request)));
  if (stale.length > 0)
    revoke(
      world,
      group.id,
      stale.map(({ id }) => id),
    );
  if (missing.length > 0) authorize(world, group.id, 'ingress', missing);
}

function saysSame(rule: SecurityGroupRule, request: RuleRequest): boolean {
  return (
    rule.protocol === request.protocol &&
    rule.fromPort === request.fromPort &&
    rule.toPort === request.toPort &&
    rule.cidr === request.cidr &&
    rule.sourceGroupId === request.sourceGroupId &&
    rule.description === request.description
  );
}
