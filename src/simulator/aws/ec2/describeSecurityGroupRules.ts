import { refuseUnknown } from '../../world/resourceIds.ts';
import type { SecurityGroupRule } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { securityGroupRuleItem } from './items/securityGroupItem.ts';

interface GroupedRule {
  readonly groupId: string;
  readonly rule: SecurityGroupRule;
}

const rules: Description<GroupedRule> = {
  all: (world) =>
    [...world.securityGroups.values()].flatMap((group) => group.rules.map((rule) => ({ groupId: group.id, rule }))),
  ids: 'SecurityGroupRuleId',
  idOf: ({ rule }) => rule.id,
  missing: refuseUnknown('securityGroupRule'),
  tagsOf: () => ({}),
  filters: {
    'group-id': ({ groupId }) => groupId,
    'security-group-rule-id': ({ rule }) => rule.id,
  },
};

export const describeSecurityGroupRules: Operation = (call) => {
  const { items, nextToken } = described(call, rules);
  return {
    securityGroupRuleSet: items.map(({ groupId, rule }) => securityGroupRuleItem(call.world, groupId, rule)),
    nextToken,
  };
};
