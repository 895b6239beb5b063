import { revoke, ruleIds } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { texts } from '../inputMembers.ts';
import { securityGroupRuleItem } from './items/securityGroupItem.ts';
import { ruleRequests } from './permissionRequests.ts';

/** RevokeSecurityGroupIngress and RevokeSecurityGroupEgress: rules by id, or by what they say. */
export function revokeSecurityGroup(direction: 'ingress' | 'egress'): Operation {
  return ({ world, input }) => {
    const groupId = requiredText(input, 'GroupId');
    const named = texts(input, 'SecurityGroupRuleId');
    const ids = named.length > 0 ? named : ruleIds(world, groupId, direction, ruleRequests(input));
    const rules = revoke(world, groupId, ids);
    return {
      return: true,
      revokedSecurityGroupRuleSet: rules.map((rule) => securityGroupRuleItem(world, groupId, rule)),
    };
  };
}
