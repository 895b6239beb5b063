import { authorize } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { securityGroupRuleItem } from './items/securityGroupItem.ts';
import { ruleRequests } from './permissionRequests.ts';

/** AuthorizeSecurityGroupIngress and AuthorizeSecurityGroupEgress. */
export function authorizeSecurityGroup(direction: 'ingress' | 'egress'): Operation {
  return ({ world, input }) => {
    const groupId = requiredText(input, 'GroupId');
    const rules = authorize(world, groupId, direction, ruleRequests(input));
    return { return: true, securityGroupRuleSet: rules.map((rule) => securityGroupRuleItem(world, groupId, rule)) };
  };
}
