import type { Instance, NetworkInterface } from '../../src/ports/cloud.ts';
import type { KubernetesNode, KubernetesPod } from '../../src/ports/cluster.ts';
import { kubernetesPod } from './plainViews.ts';

/** Instance ids have 17 hex digits; tests tell them apart by the last. */
export function instanceId(number: number): string {
  return `i-${String(number).padStart(17, '0')}`;
}

/** Worker `number` is ip-192-168-<number>-10 in zone a, b or c. */
export function worker(number: number, more: Partial<KubernetesNode> = {}): KubernetesNode {
  const zone = `ap-northeast-2${'abc'[number - 1] ?? 'a'}`;
  return {
    uid: `node-${number}`,
    name: `ip-192-168-${number}-10.ap-northeast-2.compute.internal`,
    createdAt: 0,
    deletedAt: undefined,
    labels: {},
    providerId: `aws:///${zone}/${instanceId(number)}`,
    ready: true,
    notReadyReason: undefined,
    cordoned: false,
    internalIp: `192.168.${number}.10`,
    externalIp: undefined,
    allocatablePods: 17,
    allocatableCpu: 1930,
    allocatableMemory: 3_452_350_464,
    taints: [],
    kubeletVersion: 'v1.36.0-eks-1',
    osImage: 'Amazon Linux 2023',
    ...more,
  };
}

export function instance(number: number, more: Partial<Instance> = {}): Instance {
  return {
    id: instanceId(number),
    name: 'myeks-ng1-Node',
    state: 'running',
    type: 't3.medium',
    zone: `ap-northeast-2${'abc'[number - 1] ?? 'a'}`,
    privateIp: `192.168.${number}.10`,
    publicIp: undefined,
    vpcId: 'vpc-1',
    subnetId: `subnet-${number}`,
    launchedAt: number,
    tags: {},
    ...more,
  };
}

/** Interface `device` of worker `number`, with the addresses given; the first is its primary one. */
export function networkInterface(
  number: number,
  device: number,
  addresses: readonly string[],
  more: Partial<NetworkInterface> = {},
): NetworkInterface {
  return {
    id: `eni-${number}${device}`,
    status: 'in-use',
    description: device === 0 ? '' : `aws-K8S-${instanceId(number)}`,
    vpcId: 'vpc-1',
    subnetId: `subnet-${number}`,
    zone: 'ap-northeast-2a',
    macAddress: '02:00:00:00:00:01',
    requesterManaged: false,
    interfaceType: 'interface',
    instanceId: instanceId(number),
    attachmentId: `eni-attach-${number}${device}`,
    deviceIndex: device,
    addresses,
    prefixes: [],
    publicIp: undefined,
    groupIds: [],
    tags: {},
    ...more,
  };
}

/** A running pod of worker `number`; 0 for a pod that no node has taken. */
export function podOn(number: number, name: string, more: Partial<KubernetesPod> = {}): KubernetesPod {
  const nowhere = { phase: 'Pending', ready: false, status: 'Pending' } as const;
  return kubernetesPod(name, { ...(number > 0 ? { nodeName: worker(number).name } : nowhere), ...more });
}
