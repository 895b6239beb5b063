import { expect, it } from 'vitest';
import { nothingChosen, keptForm, readChoices, wholeChoice, worldOf } from '../../src/panel/app/whatIf/choices.ts';
import { waitingPods, whatIf } from '../../src/domain/capacity/whatIf.ts';
import { whatIfState } from '../../src/panel/state/whatIf.ts';
import { emptySnapshot, type PendingPod } from '../../src/model/snapshot.ts';
import { now, pod, threeNodes } from './snapshots.ts';
import { labCluster } from './whatIfSnapshot.ts';

const state = whatIfState(labCluster) ?? expect.unreachable();

it('starts from the cluster: type, nodes, settings, what every node runs, the others by deployment', () => {
  expect(state).toMatchObject({
    region: 'ap-northeast-2',
    decider: 'managed',
    instanceType: 't3.medium',
    nodes: 3,
    ipv6: false,
    publicNodes: true,
    now: { maxPods: 17, places: 51, waiting: 1, enis: 9 },
  });
  expect(state.now.costPerHour).toBeCloseTo(0.1 + 3 * 0.057, 6);
  expect(state.onEachNode.map(({ hostNetwork }) => hostNetwork)).toEqual([true, true]);
  expect(state.pods.map(({ deployment, count }) => [deployment, count])).toEqual([
    ['kube-system/coredns', 2],
    ['default/netshoot-pod', 3],
    ['default/nginx-deployment', 41],
  ]);
  expect(state.deployments.map(({ key, replicas }) => [key, replicas])).toEqual([
    ['default/netshoot-pod', 3],
    ['default/nginx-deployment', 41],
    ['kube-system/coredns', 2],
  ]);
});

it('gives each subnet back what the nodes hold of it', () => {
  expect(state.subnets.map(({ name, zone, free, held }) => [name, zone, free, held])).toEqual([
    ['myeks-PublicSubnet1', 'ap-northeast-2a', 251, 18],
    ['myeks-PublicSubnet2', 'ap-northeast-2b', 251, 18],
    ['myeks-PublicSubnet3', 'ap-northeast-2c', 251, 18],
  ]);
});

it('nothing chosen computes what the cluster is', () => {
  const choices = { ...nothingChosen, deployment: 'default/nginx-deployment' };
  const outcome = whatIf(wholeChoice(state, choices), worldOf(state, choices)) ?? expect.unreachable();
  expect(outcome.maxPods).toBe(state.now.maxPods);
  expect(outcome.places).toBe(state.now.places);
  expect(waitingPods(outcome)).toBe(state.now.waiting);
  expect(outcome.nodes.reduce((sum, { pool }) => sum + pool.enis, 0)).toBe(state.now.enis);
  expect(outcome.subnets.map(({ taken, left }) => [taken, left])).toEqual([
    [18, 233],
    [18, 233],
    [18, 233],
  ]);
  expect(outcome.cost?.total).toBe(state.now.costPerHour);
});

it('pods that wait and belong to no deployment wait in what is computed, too', () => {
  const bare = [1, 2, 3].map((number) => pod(`bare-${number}`, { phase: 'Pending', createdAt: now }));
  const job = pod('job-x', { phase: 'Pending', createdAt: now, owner: { kind: 'Job', name: 'job' } });
  const waiting = [...bare, job].map((each) => ({ ...labCluster.pending[0], pod: each }) as PendingPod);
  const at =
    whatIfState({
      ...labCluster,
      pods: new Map([...labCluster.pods, ...[...bare, job].map((each) => [each.key, each] as const)]),
      pending: [...labCluster.pending, ...waiting],
    }) ?? expect.unreachable();
  // One of nginx waits in the cluster as it is; none of the four has a place, either.
  expect(at.now.waiting).toBe(5);
  for (const deployment of ['default/nginx-deployment', 'default/netshoot-pod', undefined]) {
    const choices = { ...nothingChosen, deployment };
    expect(waitingPods(whatIf(wholeChoice(at, choices), worldOf(at, choices)) ?? expect.unreachable())).toBe(5);
  }
});

it('counts no pod that has ended', () => {
  const more = [pod('runs', { nodeName: 'n' }), pod('done', { nodeName: 'n', phase: 'Succeeded' })];
  const pods = new Map([...labCluster.pods, ...more.map((each) => [each.key, each] as const)]);
  const at = whatIfState({ ...labCluster, pods }) ?? expect.unreachable();
  expect(at.pods.filter(({ deployment }) => deployment === undefined)).toMatchObject([{ count: 1 }]);
});

it('a DaemonSet of few nodes is no burden of every node', () => {
  const gpu = pod('gpu-x', {
    owner: { kind: 'DaemonSet', name: 'gpu' },
    nodeName: labCluster.nodes[0]?.name,
    createdAt: now,
  });
  const at = whatIfState({ ...labCluster, pods: new Map([...labCluster.pods, [gpu.key, gpu]]) });
  expect(at?.onEachNode).toHaveLength(2);
});

it('says nothing without nodes, and takes the defaults where nobody tells the settings', () => {
  expect(whatIfState(emptySnapshot)).toBeUndefined();
  expect(whatIfState(threeNodes)?.cni).toMatchObject({
    warmEniTarget: 1,
    warmPrefixTarget: 1,
    prefixDelegation: false,
  });
});

it('choices survive being kept as JSON; nonsense counts as not chosen', () => {
  const choices = {
    instanceType: 'c5.large',
    nodes: 0,
    replicas: 45,
    deployment: 'default/nginx-deployment',
    cni: { prefixDelegation: true, warmIpTarget: undefined, warmEniTarget: 0 },
    compared: ['m5.large'],
  };
  expect(readChoices(JSON.parse(JSON.stringify(keptForm(choices))))).toEqual(choices);
  expect(readChoices({})).toEqual(nothingChosen);
  expect(
    readChoices({ nodes: -1, replicas: 'many', instanceType: 5, cni: { warmEniTarget: null }, compared: 3 }),
  ).toEqual(nothingChosen);
});
