import { existingRole } from '../../world/iam/roles.ts';
import type { Operation } from '../operation.ts';

export const getRole: Operation = ({ world, input }) => {
  const role = existingRole(world, String(input['RoleName']));
  return {
    Role: {
      Path: role.path,
      RoleName: role.name,
      RoleId: role.id,
      Arn: role.arn,
      CreateDate: new Date(role.createdAt),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
      MaxSessionDuration: 3600,
      Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
    },
  };
};
