import {
  DescribeClusterCommand,
  DescribeNodegroupCommand,
  UpdateNodegroupConfigCommand,
  paginateListClusters,
  paginateListNodegroups,
} from '@aws-sdk/client-eks';
import { LabError } from '../base/errors.ts';
import type { Clusters, EksCluster, Nodegroup } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';
import { awsError } from './awsErrors.ts';
import { allPages } from './pages.ts';
import { clusterToken } from './clusterToken.ts';

/** The EKS half of a cloud. */
export function clusters(clients: AwsClients): Clusters {
  return {
    names: (signal) =>
      allPages(
        'eks:ListClusters',
        signal,
        paginateListClusters({ client: clients.eks }, {}, { abortSignal: signal }),
        (page) => page.clusters,
      ),
    find: (name, signal) => findCluster(clients, name, signal),
    nodegroups: async (clusterName, signal) => {
      const names = await allPages(
        'eks:ListNodegroups',
        signal,
        paginateListNodegroups({ client: clients.eks }, { clusterName }, { abortSignal: signal }),
        (page) => page.nodegroups,
      );
      return Promise.all(names.map((name) => describeNodegroup(clients, clusterName, name, signal)));
    },
    async scaleNodegroup(clusterName, { name, minSize, maxSize }, nodes, signal) {
      const scalingConfig = {
        minSize: Math.min(minSize, nodes),
        // A group may have no nodes, but must be allowed one.
        maxSize: Math.max(maxSize, nodes, 1),
        desiredSize: nodes,
      };
      const request = new UpdateNodegroupConfigCommand({ clusterName, nodegroupName: name, scalingConfig });
      await awsCall('eks:UpdateNodegroupConfig', signal, () => clients.eks.send(request, { abortSignal: signal }));
    },
    async token(clusterName) {
      try {
        return await clusterToken(clients.settings, clusterName, Date.now());
      } catch (error) {
        throw awsError(error, 'sts:GetCallerIdentity');
      }
    },
  };
}

/** The cluster of that name, or undefined when there is none. */
export async function findCluster(
  { eks }: AwsClients,
  name: string,
  signal: AbortSignal,
): Promise<EksCluster | undefined> {
  try {
    const { cluster } = await awsCall(name, signal, () =>
      eks.send(new DescribeClusterCommand({ name }), { abortSignal: signal }),
    );
    return {
      name,
      arn: cluster?.arn ?? '',
      status: cluster?.status ?? '',
      version: cluster?.version ?? '',
      endpoint: cluster?.endpoint,
      certificateAuthority: cluster?.certificateAuthority?.data,
      vpcId: cluster?.resourcesVpcConfig?.vpcId,
      createdAt: cluster?.createdAt?.getTime(),
      issuer: cluster?.identity?.oidc?.issuer,
    };
  } catch (error) {
    if (error instanceof LabError && error.reason === 'not-found') return undefined;
    throw error;
  }
}

async function describeNodegroup(
  { eks }: AwsClients,
  clusterName: string,
  nodegroupName: string,
  signal: AbortSignal,
): Promise<Nodegroup> {
  const { nodegroup } = await awsCall('eks:DescribeNodegroup', signal, () =>
    eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }), { abortSignal: signal }),
  );
  return {
    name: nodegroupName,
    status: nodegroup?.status ?? '',
    minSize: nodegroup?.scalingConfig?.minSize ?? 0,
    maxSize: nodegroup?.scalingConfig?.maxSize ?? 0,
    desiredSize: nodegroup?.scalingConfig?.desiredSize ?? 0,
    instanceTypes: nodegroup?.instanceTypes ?? [],
    issues: (nodegroup?.health?.issues ?? []).map(({ code = '', message = '' }) => `${code}: ${message}`),
  };
}
