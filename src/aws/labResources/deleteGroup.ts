import {
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import type { AwsClients } from '../awsClients.ts';
import { errorCode } from '../awsErrors.ts';

/**
 * Deletes a security group. Where rules of `ownGroups` allow traffic from it, which alone keeps it from going, those rules
 * are revoked: without the group they would allow nothing. Rules of other groups stay. Throws what the SDK throws.
 */
export async function deleteGroupWithReferences(
  clients: AwsClients,
  GroupId: string,
  abortSignal: AbortSignal,
  ownGroups: readonly string[],
): Promise<void> {
  const remove = () => clients.ec2.send(new DeleteSecurityGroupCommand({ GroupId }), { abortSignal });
  try {
    await remove();
  } catch (error) {
    if (errorCode(error) !== 'DependencyViolation') throw error;
    if (!(await revokeReferences(clients, GroupId, ownGroups, abortSignal))) throw error;
    await remove();
  }
}

/** Whether there was a rule to revoke. */
async function revokeReferences(
  { ec2 }: AwsClients,
  id: string,
  ownGroups: readonly string[],
  abortSignal: AbortSignal,
): Promise<boolean> {
  const Filters = [{ Name: 'ip-permission.group-id', Values: [id] }];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }), { abortSignal });
  const others = SecurityGroups.filter(({ GroupId = '' }) => GroupId !== id && ownGroups.includes(GroupId));
  for (const { GroupId, IpPermissions = [] } of others) {
    const rules = IpPermissions.flatMap((rule) => onlyFrom(rule, id));
    if (rules.length > 0)
      await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: rules }), { abortSignal });
  }
  return others.length > 0;
}

/** The part of a rule that allows traffic from this group. */
function onlyFrom({ IpProtocol, FromPort, ToPort, UserIdGroupPairs = [] }: IpPermission, id: string): IpPermission[] {
  const pairs = UserIdGroupPairs.filter(({ GroupId }) => GroupId === id).map(({ GroupId, UserId }) => ({
    GroupId,
    UserId,
  }));
  if (pairs.length === 0) return [];
  return [
    {
      IpProtocol,
      UserIdGroupPairs: pairs,
      ...(FromPort !== undefined && { FromPort }),
      ...(ToPort !== undefined && { ToPort }),
    },
  ];
}
