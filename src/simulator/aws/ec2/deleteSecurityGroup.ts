import { deleteSecurityGroup as remove } from '../../world/network/securityGroups.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const deleteSecurityGroup: Operation = ({ world, input }) => {
  const groupId = requiredText(input, 'GroupId');
  remove(world, groupId);
  return { return: true, groupId };
};
