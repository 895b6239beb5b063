import { ruleIds, describeRules } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { structures } from '../inputMembers.ts';
import { ruleRequests } from './permissionRequests.ts';

/** UpdateSecurityGroupRuleDescriptionsIngress and …Egress: rules by id, or by what they say. */
export function updateSecurityGroupRuleDescriptions(direction: 'ingress' | 'egress'): Operation {
  return ({ world, input }) => {
    const groupId = requiredText(input, 'GroupId');
    const named = structures(input, 'SecurityGroupRuleDescription').map((each) => ({
      id: requiredText(each, 'SecurityGroupRuleId'),
      description: optionalText(each, 'Description') ?? '',
    }));
    const requests = named.length > 0 ? [] : ruleRequests(input);
    const ids = ruleIds(world, groupId, direction, requests);
    const said = requests.map(({ description = '' }, index) => ({ id: ids[index] ?? '', description }));
    describeRules(world, groupId, [...named, ...said]);
    return { return: true };
  };
}
