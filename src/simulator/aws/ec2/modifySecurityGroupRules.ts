import { AwsFault } from '../../world/fault.ts';
import { replaceRule } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, requiredText } from './input.ts';
import { structure, structures } from '../inputMembers.ts';

/** Gives rules another meaning; their ids stay. */
export const modifySecurityGroupRules: Operation = ({ world, input }) => {
  const groupId = requiredText(input, 'GroupId');
  for (const update of structures(input, 'SecurityGroupRule')) {
    const rule = structure(update, 'SecurityGroupRule');
    const cidr = optionalText(rule, 'CidrIpv4') ?? optionalText(rule, 'CidrIpv6');
    const sourceGroupId = optionalText(rule, 'ReferencedGroupId');
    const description = optionalText(rule, 'Description');
    if (cidr === undefined && sourceGroupId === undefined)
      throw new AwsFault('MissingParameter', 'The request must contain one of CidrIpv4, CidrIpv6 or ReferencedGroupId');
    replaceRule(world, groupId, requiredText(update, 'SecurityGroupRuleId'), {
      protocol: requiredText(rule, 'IpProtocol'),
      fromPort: optionalNumber(rule, 'FromPort') ?? -1,
      toPort: optionalNumber(rule, 'ToPort') ?? -1,
      ...(cidr !== undefined && { cidr }),
      ...(sourceGroupId !== undefined && { sourceGroupId }),
      ...(description !== undefined && { description }),
    });
  }
  return { return: true };
};
