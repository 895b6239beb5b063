import { createServiceLinkedRole as create } from '../../world/iam/serviceLinkedRoles.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { describedRole } from './described.ts';

export const createServiceLinkedRole: Operation = ({ world, input }) => ({
  Role: describedRole(create(world, requiredText(input, 'AWSServiceName'), optionalText(input, 'Description'))),
});
