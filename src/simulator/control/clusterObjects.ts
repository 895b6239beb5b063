import { formatAddress, parseCidr } from '../../domain/address/ipv4.ts';
import { namespaces, priorityClasses, storageClasses } from '../kubernetes/kinds.ts';
import type { KubeApi } from '../kubernetes/kubeApi.ts';
import { createObject } from '../kubernetes/writes/create.ts';

/** The address `offset` places into the service block: the API's own is 1, the cluster's DNS 10. */
export function serviceAddress(serviceCidr: string, offset: number): string {
  return formatAddress(parseCidr(serviceCidr).base + offset);
}

/** Since this minor EKS makes no storage class the default. */
const noDefaultClass = 30;

/** Creates what every new EKS cluster of a minor has. */
export function createClusterObjects(api: KubeApi, minor: number): void {
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
    createObject(api, namespaces, { metadata: { name } });
  for (const [name, value] of [
    ['system-cluster-critical', 2_000_000_000],
    ['system-node-critical', 2_000_001_000],
  ] as const)
    createObject(api, priorityClasses, {
      metadata: { name },
      value,
      preemptionPolicy: 'PreemptLowerPriority',
    });
  createObject(api, storageClasses, {
    metadata: {
      name: 'gp2',
      ...(minor < noDefaultClass && { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }),
    },
    provisioner: 'kubernetes.io/aws-ebs',
    parameters: {
      fsType: 'ext4',
      type: 'gp2',
    },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
}
