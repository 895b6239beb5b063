import {
  DeleteKeyPairCommand,
  DeleteLaunchTemplateCommand,
  DeleteNetworkInterfaceCommand,
  DeleteVolumeCommand,
} from '@aws-sdk/client-ec2';
import { DeleteClusterCommand, DeleteNodegroupCommand } from '@aws-sdk/client-eks';
import { LabError } from '../../base/errors.ts';
import type { LabResource, ResourceKind } from '../../domain/stack/labResource.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { errorCode } from '../awsErrors.ts';
import { classicLoadBalancing, deleteClassicLoadBalancer } from '../otherServices/classicLoadBalancing.ts';
import { deleteOidcProvider, iam } from '../otherServices/iam.ts';
import { deleteLoadBalancer, deleteTargetGroup, loadBalancing } from '../otherServices/loadBalancing.ts';
import { deleteLogGroup, logs } from '../otherServices/logs.ts';
import { deleteGroupWithReferences } from './deleteGroup.ts';

interface Deletion {
  /** As IAM names it, for who may not. */
  readonly action: string;
  readonly run: (
    clients: AwsClients,
    id: string,
    signal: AbortSignal,
    ownGroups: readonly string[],
  ) => Promise<unknown>;
}

/** Kinds that we delete ourselves; all others go with what made them. */
const deletions: Partial<Readonly<Record<ResourceKind, Deletion>>> = {
  cluster: {
    action: 'eks:DeleteCluster',
    run: ({ eks }, name, abortSignal) => eks.send(new DeleteClusterCommand({ name }), { abortSignal }),
  },
  nodegroup: {
    action: 'eks:DeleteNodegroup',
    run({ eks }, id, abortSignal) {
      const [clusterName, nodegroupName] = id.split('/');
      return eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName }), { abortSignal });
    },
  },
  'network-interface': {
    action: 'ec2:DeleteNetworkInterface',
    run: ({ ec2 }, NetworkInterfaceId, abortSignal) =>
      ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal }),
  },
  'security-group': { action: 'ec2:DeleteSecurityGroup', run: deleteGroupWithReferences },
  volume: {
    action: 'ec2:DeleteVolume',
    run: ({ ec2 }, VolumeId, abortSignal) => ec2.send(new DeleteVolumeCommand({ VolumeId }), { abortSignal }),
  },
  'launch-template': {
    action: 'ec2:DeleteLaunchTemplate',
    run: ({ ec2 }, LaunchTemplateId, abortSignal) =>
      ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal }),
  },
  'key-pair': {
    action: 'ec2:DeleteKeyPair',
    run: ({ ec2 }, KeyName, abortSignal) => ec2.send(new DeleteKeyPairCommand({ KeyName }), { abortSignal }),
  },
  'classic-load-balancer': {
    action: 'elasticloadbalancing:DeleteLoadBalancer',
    run: (clients, LoadBalancerName, signal) =>
      clients.other(classicLoadBalancing).send(deleteClassicLoadBalancer, { LoadBalancerName }, signal),
  },
  'load-balancer': {
    action: 'elasticloadbalancing:DeleteLoadBalancer',
    run: (clients, LoadBalancerArn, signal) =>
      clients.other(loadBalancing).send(deleteLoadBalancer, { LoadBalancerArn }, signal),
  },
  'target-group': {
    action: 'elasticloadbalancing:DeleteTargetGroup',
    run: (clients, TargetGroupArn, signal) =>
      clients.other(loadBalancing).send(deleteTargetGroup, { TargetGroupArn }, signal),
  },
  'log-group': {
    action: 'logs:DeleteLogGroup',
    run: (clients, logGroupName, signal) => clients.other(logs).send(deleteLogGroup, { logGroupName }, signal),
  },
  'oidc-provider': {
    action: 'iam:DeleteOpenIDConnectProvider',
    run: (clients, OpenIDConnectProviderArn, signal) =>
      clients.other(iam).send(deleteOidcProvider, { OpenIDConnectProviderArn }, signal),
  },
};

/** What the services call a thing that is not there (any more). */
const isGone = (code: string) =>
  /NotFound(Exception)?$/.test(code) || code === 'NoSuchEntity' || code.endsWith('NotFoundException');

/** What they call a thing that something else still uses. */
const inUse = new Set([
  'DependencyViolation',
  'InvalidNetworkInterface.InUse',
  'InvalidParameterValue',
  'VolumeInUse',
  'ResourceInUse',
  'ResourceInUseException',
  'DeleteConflict',
]);

/** Starts deleting a resource, as the port says. */
export async function deleteResource(
  clients: AwsClients,
  { kind, id }: Pick<LabResource, 'kind' | 'id'>,
  ownGroups: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const deletion = deletions[kind];
  if (deletion === undefined) throw new Error(`A ${kind} is not deleted by itself.`);
  await awsCall(deletion.action, signal, async () => {
    try {
      await deletion.run(clients, id, signal, ownGroups);
    } catch (error) {
      const code = errorCode(error);
      if (isGone(code)) return;
      if (inUse.has(code)) throw new LabError('in-use', id, error instanceof Error ? error.message : '', error);
      throw error;
    }
  });
}
