import { limitsOf } from '../../src/domain/instanceTypes/instanceTypes.ts';
import type { EniView, NodeView, PodView, SlotView } from '../../src/model/snapshot.ts';
import type { KubernetesPod } from '../../src/ports/cluster.ts';

/** What tests of views begin with: a running pod, a t3.medium of the lab without ENIs, an ENI; each test says what is different. */

const plainPod: Omit<KubernetesPod, 'uid' | 'name' | 'namespace' | 'key'> = {
  createdAt: 0,
  deletedAt: undefined,
  labels: {},
  phase: 'Running',
  ready: true,
  status: 'Running',
  nodeName: undefined,
  ip: undefined,
  hostNetwork: false,
  restarts: 0,
  containers: ['main'],
  owner: undefined,
  unschedulable: undefined,
  schedulerSpokeAt: undefined,
  requests: { cpu: 0, memory: 0 },
  tolerations: [],
  nodeSelector: {},
};

/** A pod as the API tells of it. */
export function kubernetesPod(name: string, more: Partial<KubernetesPod> = {}): KubernetesPod {
  const { namespace = 'default' } = more;
  return { ...plainPod, uid: `uid-${name}`, name, namespace, key: `${namespace}/${name}`, ...more };
}

/** A pod of the picture. */
export function podView(name: string, more: Partial<PodView> = {}): PodView {
  return { ...kubernetesPod(name, more), ...more };
}

/** A node of the picture, named for its address. */
export function nodeView(internalIp: string, more: Partial<NodeView> = {}): NodeView {
  const shortName = `ip-${internalIp.replaceAll('.', '-')}`;
  const type = more.type ?? 't3.medium';
  return {
    name: `${shortName}.ap-northeast-2.compute.internal`,
    shortName,
    instanceId: 'i-0123456789abcdef0',
    type,
    limits: limitsOf(type),
    zone: 'ap-northeast-2a',
    group: { kind: 'managed', name: 'ng1' },
    unknown: undefined,
    labels: {},
    taints: [],
    allocatable: { cpu: 1930, memory: 3_452_350_464 },
    requested: { cpu: 0, memory: 0 },
    ready: true,
    notReadyReason: undefined,
    cordoned: false,
    leaving: false,
    internalIp,
    externalIp: undefined,
    kubeletVersion: 'v1.36.2-eks-254016e',
    osImage: 'Amazon Linux 2023.8.20260909',
    maxPods: 17,
    usedPods: 2,
    enis: [],
    hostNetworkPods: [],
    unplacedPods: [],
    ...more,
  };
}

/** An ENI of the picture: its primary address, then other slots. */
export function eniView(id: string, deviceIndex: number, primaryIp: string, slots: readonly SlotView[] = []): EniView {
  const primary: SlotView = { address: primaryIp, kind: 'primary', pods: [], use: 'primary' };
  return {
    id,
    deviceIndex,
    status: 'in-use',
    description: '',
    primaryIp,
    subnetId: 'subnet-1',
    slots: [primary, ...slots],
  };
}
