import { LabError } from '../../base/errors.ts';
import type { LabResources, ReadKind, ResourceRead } from '../../ports/labResources.ts';
import type { AwsClients } from '../awsClients.ts';
import { readClassicLoadBalancers, readLoadBalancers, readTargetGroups } from './balancers.ts';
import { readElasticIps, readInstances, readKeyPairs, readLaunchTemplates, readVolumes } from './compute.ts';
import { deleteResource } from './deleteResource.ts';
import { readLogGroups, readOidcProviders } from './identityAndLogs.ts';
import {
  readInterfaces,
  readInternetGateways,
  readNatGateways,
  readSecurityGroups,
  readSubnets,
  readVpc,
} from './network.ts';
import type { Reader } from './reader.ts';
import { readAccessEntries, readCluster, readNodegroups, readStacks } from './stacksAndClusters.ts';

const readers: Readonly<Record<ReadKind, Reader>> = {
  stack: readStacks,
  cluster: readCluster,
  nodegroup: readNodegroups,
  'access-entry': readAccessEntries,
  'classic-load-balancer': readClassicLoadBalancers,
  'load-balancer': readLoadBalancers,
  'target-group': readTargetGroups,
  instance: readInstances,
  'network-interface': readInterfaces,
  'security-group': readSecurityGroups,
  volume: readVolumes,
  'elastic-ip': readElasticIps,
  'nat-gateway': readNatGateways,
  'log-group': readLogGroups,
  'oidc-provider': readOidcProviders,
  'launch-template': readLaunchTemplates,
  'key-pair': readKeyPairs,
  subnet: readSubnets,
  'internet-gateway': readInternetGateways,
  vpc: readVpc,
};

/** The resources of a lab on AWS. */
export function labResources(clients: AwsClients): LabResources {
  return {
    async read(place, kinds, signal) {
      const reads = await Promise.all(
        kinds.map(async (kind): Promise<ResourceRead> => {
          try {
            return { resources: await readers[kind](clients, place, signal), notChecked: [] };
          } catch (error) {
            // What somebody may not look at does not keep the rest from being looked at; it is said, not passed over.
            if (!(error instanceof LabError) || error.reason !== 'access-denied') throw error;
            return { resources: [], notChecked: [{ kind, detail: error.detail }] };
          }
        }),
      );
      return {
        resources: reads.flatMap(({ resources }) => resources),
        notChecked: reads.flatMap(({ notChecked }) => notChecked),
      };
    },
    delete: (resource, ownGroups, signal) => deleteResource(clients, resource, ownGroups, signal),
  };
}
