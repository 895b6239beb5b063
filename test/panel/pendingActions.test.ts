import { expect, it } from 'vitest';
import { parseCniSettings } from '../../src/domain/cni/cniSettings.ts';
import { pendingGroups } from '../../src/model/pendingGroups.ts';
import { pendingPods } from '../../src/model/pendingPods.ts';
import type { PodView, Snapshot } from '../../src/model/snapshot.ts';
import { pendingActions } from '../../src/panel/state/pendingActions.ts';
import { eni, node, pod, snapshot } from './snapshots.ts';

const message = (reason: string) => `0/1 nodes are available: 1 ${reason}.`;
const nginx = {
  uid: 'd',
  name: 'nginx-deployment',
  namespace: 'default',
  createdAt: 0,
  deletedAt: undefined,
  labels: {},
  replicas: 50,
  readyReplicas: 40,
};

function actionsOf(waiting: Partial<PodView>, more: Partial<Snapshot> = {}) {
  const owner = { kind: 'ReplicaSet', name: 'nginx-deployment-6fb79bc456' };
  const pods = [pod('a', { phase: 'Pending', owner, nodeName: undefined, ...waiting })];
  const one = node('192.168.1', [eni(0, '192.168.1', { pods: 5 })], { usedPods: 17 });
  const all = { ...snapshot([one]), pending: pendingPods(pods), deployments: [nginx], ...more };
  return pendingGroups(all).flatMap((group) => pendingActions(group, all));
}

const scaleDown = { kind: 'scale-down', namespace: 'default', name: 'nginx-deployment' };
const scaleGroup = { kind: 'scale-nodegroup', nodegroup: 'ng1' };
const noAddress = 'add cmd: failed to assign an IP address to container';

it('offers nodes, prefixes and fewer pods where places are short', () => {
  expect(actionsOf({ unschedulable: message('Too many pods') })).toEqual([scaleGroup, { kind: 'what-if' }, scaleDown]);
});

it('offers no prefixes where they are on, or where CPU is short', () => {
  const cni = parseCniSettings({ ENABLE_PREFIX_DELEGATION: 'true' }, undefined);
  expect(actionsOf({ unschedulable: message('Too many pods') }, { cni })).toEqual([scaleGroup, scaleDown]);
  expect(actionsOf({ unschedulable: message('Insufficient cpu') })).toEqual([scaleGroup, scaleDown]);
});

it('offers no nodes where a taint or a label is in the way, nor of groups that EKS does not manage', () => {
  expect(actionsOf({ unschedulable: message('node(s) had untolerated taint(s)') })).toEqual([scaleDown]);
  const karpenter = { ...node('192.168.1', []), group: { kind: 'karpenter', name: 'default' } as const };
  expect(actionsOf({ unschedulable: message('Insufficient memory') }, { nodes: [karpenter] })).toEqual([scaleDown]);
});

it('offers to uncordon the nodes that are cordoned', () => {
  const nodes = [{ ...node('192.168.1', []), cordoned: true }, node('192.168.2', [])];
  expect(actionsOf({ unschedulable: message('node(s) were unschedulable') }, { nodes })).toEqual([
    { kind: 'uncordon', nodeName: nodes[0]?.name, shortName: 'ip-192-168-1-20' },
    scaleDown,
  ]);
});

it('offers nothing of a deployment where the pod belongs to none', () => {
  expect(actionsOf({ unschedulable: message('Insufficient cpu'), owner: undefined })).toEqual([scaleGroup]);
  expect(actionsOf({ unschedulable: message('Insufficient cpu') }, { deployments: [] })).toEqual([scaleGroup]);
});

it('offers prefixes for a full node, but not for a full subnet', () => {
  const full = node(
    '192.168.1',
    [0, 1, 2].map((index) => eni(index, '192.168.1', { pods: 5 })),
  );
  const subnet = { id: 'subnet-1', name: 'small', zone: 'a', cidr: '192.168.1.0/28', isPublic: true, routes: [] };
  const network = (availableIps: number) => ({ vpcId: 'v', cidrs: [], subnets: [{ ...subnet, availableIps }] });
  const bound = { nodeName: full.name, addressFailure: noAddress };
  expect(actionsOf(bound, { nodes: [full], network: network(20) })).toEqual([{ kind: 'what-if' }, scaleDown]);
  expect(actionsOf(bound, { nodes: [full], network: network(0) })).toEqual([scaleDown]);
});
