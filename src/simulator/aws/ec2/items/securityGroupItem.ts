import type { SecurityGroup, SecurityGroupRule } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeSecurityGroups. */
export function securityGroupItem(world: World, group: SecurityGroup): object {
  const { account, region } = world;
  return {
    ownerId: account,
    groupId: group.id,
    groupName: group.name,
    groupDescription: group.description,
    vpcId: group.vpcId,
    securityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${group.id}`,
    ipPermissions: permissions(
      world,
      group.rules.filter(({ egress }) => !egress),
    ),
    ipPermissionsEgress: permissions(
      world,
      group.rules.filter(({ egress }) => egress),
    ),
    tagSet: tagSet(group.tags),
  };
}

/** A member of DescribeSecurityGroupRules, and of what Authorize and Revoke answer. */
export function securityGroupRuleItem(world: World, groupId: string, rule: SecurityGroupRule): object {
  const isIpv6 = rule.cidr?.includes(':') === true;
  return {
    securityGroupRuleId: rule.id,
    groupId,
    groupOwnerId: world.account,
    isEgress: rule.egress,
    ipProtocol: rule.protocol,
    fromPort: rule.fromPort,
    toPort: rule.toPort,
    cidrIpv4: isIpv6 ? undefined : rule.cidr,
    cidrIpv6: isIpv6 ? rule.cidr : undefined,
    referencedGroupInfo:
      rule.sourceGroupId === undefined ? undefined : { groupId: rule.sourceGroupId, userId: world.account },
    description: rule.description,
    securityGroupRuleArn: `arn:aws:ec2:${world.region}:${world.account}:security-group-rule/${rule.id}`,
    tagSet: [],
  };
}

/** Rules with the same protocol and ports are one permission. */
function permissions(world: World, rules: readonly SecurityGroupRule[]): object[] {
  const byPorts = Map.groupBy(rules, ({ protocol, fromPort, toPort }) => `${protocol} ${fromPort} ${toPort}`);
  return [...byPorts.values()].map((same) => {
    const [first] = same;
    const allProtocols = first?.protocol === '-1';
    const blocks = same.filter(({ cidr }) => cidr !== undefined);
    return {
      ipProtocol: first?.protocol,
      fromPort: allProtocols ? undefined : first?.fromPort,
      toPort: allProtocols ? undefined : first?.toPort,
      groups: same
        .filter(({ sourceGroupId }) => sourceGroupId !== undefined)
        .map(({ sourceGroupId, description }) => ({ userId: world.account, groupId: sourceGroupId, description })),
      ipRanges: blocks
        .filter(({ cidr }) => cidr?.includes(':') === false)
        .map(({ cidr, description }) => ({ cidrIp: cidr, description })),
      ipv6Ranges: blocks
        .filter(({ cidr }) => cidr?.includes(':') === true)
        .map(({ cidr, description }) => ({ cidrIpv6: cidr, description })),
      prefixListIds: [],
    };
  });
}
