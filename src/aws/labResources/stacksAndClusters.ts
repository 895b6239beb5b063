import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import {
  DescribeClusterVersionsCommand,
  DescribeNodegroupCommand,
  paginateListAccessEntries,
  paginateListNodegroups,
} from '@aws-sdk/client-eks';
import type { LabResource } from '../../domain/stack/labResource.ts';
import { LabError } from '../../base/errors.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { findCluster } from '../clusters.ts';
import { allPages } from '../pages.ts';
import { tagRecord } from '../tags.ts';
import type { Reader } from './reader.ts';

/** Every live stack of the region that is not part of another. */
export const readStacks: Reader = async ({ cloudFormation }, _place, signal) => {
  const found = await allPages(
    'cloudformation:DescribeStacks',
    signal,
    paginateDescribeStacks({ client: cloudFormation }, {}, { abortSignal: signal }),
    ({ Stacks }) => Stacks,
  );
  return found
    .filter(({ ParentId }) => ParentId === undefined)
    .map((stack) => ({
      kind: 'stack',
      id: stack.StackId ?? '',
      name: stack.StackName ?? '',
      tags: tagRecord(stack.Tags),
      status: stack.StackStatus,
      description: stack.StackStatusReason,
      createdAt: stack.CreationTime?.getTime(),
    }));
};

/** The cluster of the lab's name, with what support costs in its version. */
export const readCluster: Reader = async (clients, { clusterName }, signal) => {
  const cluster = await findCluster(clients, clusterName, signal);
  if (cluster === undefined) return [];
  return [
    {
      kind: 'cluster',
      id: clusterName,
      name: clusterName,
      tags: {},
      status: cluster.status,
      description: cluster.version,
      vpcId: cluster.vpcId,
      createdAt: cluster.createdAt,
      issuerId: cluster.issuer?.split('/').at(-1),
      type: await supportOf(clients, cluster.version, signal),
    },
  ];
};

/** `EXTENDED_SUPPORT` for a version that costs more; undefined where AWS does not tell. */
async function supportOf({ eks }: AwsClients, version: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { clusterVersions = [] } = await awsCall('eks:DescribeClusterVersions', signal, () =>
      eks.send(new DescribeClusterVersionsCommand({ clusterVersions: [version], includeAll: true }), {
        abortSignal: signal,
      }),
    );
    // A version whose support has ended runs on, at the price of extended support, until EKS updates it.
    const status = clusterVersions.find(({ clusterVersion }) => clusterVersion === version)?.versionStatus;
    return status === 'UNSUPPORTED' ? 'EXTENDED_SUPPORT' : status;
  } catch (error) {
    if (error instanceof LabError && error.reason === 'access-denied') return undefined;
    throw error;
  }
}

export const readNodegroups: Reader = async ({ eks }, { clusterName }, signal) => {
  const names = await orNone(() =>
    allPages(
      'eks:ListNodegroups',
      signal,
      paginateListNodegroups({ client: eks }, { clusterName }, { abortSignal: signal }),
      ({ nodegroups }) => nodegroups,
    ),
  );
  const found = names.map((nodegroupName) =>
    orNone(async (): Promise<readonly LabResource[]> => {
      const { nodegroup } = await awsCall('eks:DescribeNodegroup', signal, () =>
        eks.send(new DescribeNodegroupCommand({ clusterName, nodegroupName }), { abortSignal: signal }),
      );
      return [
        {
          kind: 'nodegroup',
          id: `${clusterName}/${nodegroupName}`,
          name: nodegroupName,
          tags: nodegroup?.tags ?? {},
          status: nodegroup?.status,
          createdAt: nodegroup?.createdAt?.getTime(),
        },
      ];
    }),
  );
  return (await Promise.all(found)).flat();
};

export const readAccessEntries: Reader = async ({ eks }, { clusterName }, signal) => {
  const found = await orNone(() =>
    allPages(
      'eks:ListAccessEntries',
      signal,
      paginateListAccessEntries({ client: eks }, { clusterName }, { abortSignal: signal }),
      ({ accessEntries }) => accessEntries,
    ),
  );
  return found.map((arn) => ({ kind: 'access-entry', id: arn, name: arn.split('/').at(-1) ?? arn, tags: {} }));
};

/** What a cluster has, if there is a cluster: one that goes meanwhile has nothing. */
async function orNone<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LabError && (error.reason === 'not-found' || isAuthenticationMode(error))) return [];
    throw error;
  }
}

/** A cluster that is told who may enter by a ConfigMap has no entries, and says so by an error. */
function isAuthenticationMode({ detail }: LabError): boolean {
  return /authentication mode/i.test(detail);
}
