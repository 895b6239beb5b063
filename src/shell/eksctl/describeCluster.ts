import { DescribeClusterCommand, type Cluster, type EKSClient } from '@aws-sdk/client-eks';
import { ToolError } from '../tool.ts';
import { serviceErrorText } from './serviceErrorText.ts';

/** What EKS says of a cluster. What it refuses is told in the words of eksctl. */
export async function describeCluster(client: EKSClient, name: string): Promise<Cluster> {
  const { cluster } = await client.send(new DescribeClusterCommand({ name })).catch((error: unknown) => {
    const why = serviceErrorText('EKS', 'DescribeCluster', error);
    throw new ToolError(`Error: unable to describe cluster control plane: ${why}`, 1, error);
  });
  if (cluster === undefined)
    throw new ToolError(`Error: unable to describe cluster control plane: no answer for ${name}`);
  return cluster;
}
