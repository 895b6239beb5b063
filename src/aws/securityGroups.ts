import { DeleteSecurityGroupCommand, paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import { awsCall } from './awsCall.ts';
import type { AwsClients } from './awsClients.ts';
import { errorCode } from './awsErrors.ts';
import { allPages } from './pages.ts';

/** Ids of the security groups that EKS made for a cluster of that name in a VPC: by their name and EKS's own tag. */
export async function clusterSecurityGroups(
  { ec2 }: AwsClients,
  { vpcId, clusterName }: { readonly vpcId: string; readonly clusterName: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const Filters = [
    { Name: 'vpc-id', Values: [vpcId] },
    { Name: 'group-name', Values: [`eks-cluster-sg-${clusterName}-*`] },
    { Name: 'tag:aws:eks:cluster-name', Values: [clusterName] },
  ];
  const found = await allPages(
    'ec2:DescribeSecurityGroups',
    signal,
    paginateDescribeSecurityGroups({ client: ec2 }, { Filters }, { abortSignal: signal }),
    ({ SecurityGroups }) => SecurityGroups,
  );
  return found.flatMap(({ GroupId }) => GroupId ?? []);
}

/** Deletes a group; one that something still uses stays, and one that is gone already is all we want. */
export async function deleteSecurityGroup({ ec2 }: AwsClients, id: string, signal: AbortSignal): Promise<void> {
  await awsCall('ec2:DeleteSecurityGroup', signal, async () => {
    try {
      await ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }), { abortSignal: signal });
    } catch (error) {
      if (!['DependencyViolation', 'InvalidGroup.NotFound'].includes(errorCode(error))) throw error;
    }
  });
}
