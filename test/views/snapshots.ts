import { limitsOf } from '../../src/domain/instanceTypes/instanceTypes.ts';
import {
  emptySnapshot,
  type EniView,
  type NodeView,
  type PodView,
  type SlotView,
  type Snapshot,
  type StackView,
} from '../../src/model/snapshot.ts';

/** A connection with nothing behind it. */
export const connected: Snapshot = {
  ...emptySnapshot,
  account: '111122223333',
  connection: { id: 'practice', name: 'Practice', icon: 'beaker', region: 'ap-northeast-2', clusterName: 'myeks' },
};

export function labStack(status: string): StackView {
  return {
    id: 'arn:stack',
    name: 'myeks',
    status,
    statusReason: undefined,
    createdAt: 0,
    outputs: new Map(),
    parameters: new Map(),
    resources: [
      { logicalId: 'Vpc', physicalId: 'vpc-1', type: 'AWS::EC2::VPC', status: 'CREATE_COMPLETE', reason: undefined },
    ],
  };
}

export function pod(namespace: string, name: string, more: Partial<PodView> = {}): PodView {
  return {
    key: `${namespace}/${name}`,
    uid: `uid-${name}`,
    namespace,
    name,
    createdAt: 0,
    deletedAt: undefined,
    labels: {},
    phase: 'Running',
    ready: true,
    status: 'Running',
    nodeName: 'ip-192-168-1-251.x',
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
    addressFailure: undefined,
    ...more,
  };
}

export function eni(id: string, deviceIndex: number, primaryIp: string, slots: readonly SlotView[]): EniView {
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

export function node(shortName: string, more: Partial<NodeView> = {}): NodeView {
  return {
    name: `${shortName}.x`,
    shortName,
    instanceId: 'i-1',
    type: 't3.medium',
    limits: limitsOf('t3.medium'),
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
    internalIp: '192.168.1.251',
    externalIp: undefined,
    kubeletVersion: 'v1.36.0',
    osImage: 'Amazon Linux 2023',
    maxPods: 17,
    usedPods: 2,
    enis: [],
    hostNetworkPods: [],
    unplacedPods: [],
    ...more,
  };
}
