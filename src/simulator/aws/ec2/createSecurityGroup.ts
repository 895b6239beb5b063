import { createSecurityGroup as create } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText, tagSpecification } from './input.ts';
import { tagSet } from './items/tagSet.ts';

export const createSecurityGroup: Operation = ({ world, input }) => {
  const { id, tags } = create(world, {
    name: requiredText(input, 'GroupName'),
    description: requiredText(input, 'GroupDescription'),
    vpcId: requiredText(input, 'VpcId'),
    tags: tagSpecification(input, 'security-group'),
  });
  return {
    return: true,
    groupId: id,
    tagSet: tagSet(tags),
    securityGroupArn: `arn:aws:ec2:${world.region}:${world.account}:security-group/${id}`,
  };
};
