import { createSecurityGroup as create } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { AwsFault } from '../../world/fault.ts';
import { optionalText, requiredText } from './input.ts';
import type { Input } from '../inputMembers.ts';
import { tagSet } from './items/tagSet.ts';
import { tagSpecification } from './tags.ts';

export const createSecurityGroup: Operation = ({ world, input }) => {
  const { id, tags } = create(world, {
    name: requiredText(input, 'GroupName'),
    description: requiredText(input, 'GroupDescription'),
    vpcId: vpcIn(input),
    tags: tagSpecification(input, 'security-group'),
  });
  return {
    return: true,
    groupId: id,
    tagSet: tagSet(tags),
    securityGroupArn: `arn:aws:ec2:${world.region}:${world.account}:security-group/${id}`,
  };
};

/** There is no default VPC to fall back on. */
function vpcIn(input: Input): string {
  const vpcId = optionalText(input, 'VpcId');
  if (vpcId === undefined) throw new AwsFault('VPCIdNotSpecified', 'No default VPC for this user');
  return vpcId;
}
