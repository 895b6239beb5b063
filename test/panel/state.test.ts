import { parseCniSettings } from '../../src/domain/cni/cniSettings.ts';
import { limitsOf } from '../../src/domain/instanceTypes/instanceTypes.ts';
import { describe, expect, it } from 'vitest';
import { emptySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { panelState } from '../../src/panel/state.ts';
import {
  eni,
  fullCluster,
  node,
  now,
  pending,
  prefixCluster,
  snapshot,
  threeNodes,
  tooManyPods,
  weirdCluster,
} from './snapshots.ts';

const stateOf = (of: Snapshot) => panelState(of, now, ({ reason, subject }) => `${reason} in ${subject}`);

describe('capacity', () => {
  it('is the formula with this cluster’s numbers: 3 × (6 − 1) + 2 = 17', () => {
    expect(stateOf(threeNodes).capacity).toEqual([
      {
        type: 't3.medium',
        nodes: 3,
        mode: { prefixDelegation: false },
        terms: { enis: 3, ipv4PerEni: 6, addressesPerPlace: 1, hostNetworkPods: 2, places: 17, cap: 110 },
        decider: 'managed',
        decided: 17,
        networkCards: 1,
        withoutPrefixes: false,
        reported: [{ maxPods: 17, nodes: 3, rule: { kind: 'decided', mode: { prefixDelegation: false } } }],
        hostNetworkPods: ['aws-node', 'kube-proxy'],
      },
    ]);
  });

  it('sees prefix delegation on the ENIs while nobody tells the settings, and tells a new node from an old one', () => {
    const [medium, large] = stateOf(prefixCluster).capacity;
    expect(medium).toMatchObject({
      type: 't3.medium',
      mode: { prefixDelegation: true },
      terms: { places: 242, cap: 110 },
    });
    expect(medium?.reported.map(({ maxPods, rule }) => [maxPods, rule?.kind, rule?.mode])).toEqual([
      [110, 'decided', { prefixDelegation: true }],
      [17, 'formula', {}],
    ]);
    expect(large).toMatchObject({ type: 'm5.large', mode: { prefixDelegation: false }, terms: { places: 29 } });
  });

  it('goes by the settings of the VPC CNI where they are known, whatever the slots hold yet', () => {
    const settings = { ENABLE_PREFIX_DELEGATION: 'true', MAX_ENI: '2', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
    const [medium] = stateOf({ ...threeNodes, cni: parseCniSettings(settings, undefined) }).capacity;
    expect(medium).toMatchObject({
      mode: { prefixDelegation: true, customNetworking: true, maxEni: 2 },
      // One ENI is left for pods: 5 places of 16 addresses and two pods on the host network.
      terms: { enis: 1, places: 82 },
      decided: 82,
    });
    expect(medium?.reported.map(({ rule }) => rule)).toEqual([{ kind: 'formula', mode: {} }]);
  });

  it('says which types cannot have prefixes, and which have more than one network card', () => {
    const cni = parseCniSettings({ ENABLE_PREFIX_DELEGATION: 'true' }, undefined);
    const nodes = ['t2.medium', 'p5.48xlarge'].map((type) => node('192.168.1', [], { type, limits: limitsOf(type) }));
    expect(
      stateOf({ ...threeNodes, nodes, cni }).capacity.map(({ type, withoutPrefixes, networkCards, decided }) => [
        type,
        withoutPrefixes,
        networkCards,
        decided,
      ]),
    ).toEqual([
      ['p5.48xlarge', false, 32, 250],
      ['t2.medium', true, 1, 17],
    ]);
  });

  it('has no formula for a type nobody knows, but what its kubelet reports', () => {
    const unknown = stateOf(weirdCluster).capacity.find(({ type }) => type === 'zz9.plural');
    expect(unknown).toMatchObject({ terms: undefined, reported: [{ maxPods: 8, nodes: 1, rule: undefined }] });
  });
});

describe('nodes', () => {
  it('has a row for every ENI a node can have, and a place for every address', () => {
    const [, second] = stateOf(threeNodes).nodes;
    expect(
      second?.enis.map(({ id, deviceIndex, slots, empty }) => [id !== undefined, deviceIndex, slots.length, empty]),
    ).toEqual([
      [true, 0, 5, 1],
      [false, 1, 0, 6],
      [false, 2, 0, 6],
    ]);
    expect(second?.enis[0]?.slots.map(({ use }) => use)).toEqual(['primary', 'pod', 'pod', 'pod', 'warm']);
  });

  it('puts an ENI at its own index when a lower one is gone', () => {
    const state = stateOf(
      snapshot([node('192.168.1', [eni(0, '192.168.1', { pods: 1 }), eni(2, '192.168.1', { pods: 1 })])]),
    );
    expect(state.nodes[0]?.enis.map(({ id, deviceIndex }) => [deviceIndex, id !== undefined])).toEqual([
      [0, true],
      [1, false],
      [2, true],
    ]);
  });

  it('draws a prefix as 16 places with the pods at their offsets', () => {
    const slots = stateOf(prefixCluster).nodes[0]?.enis[0]?.slots ?? [];
    const taken = slots.map((slot) => (slot.kind === 'prefix' ? slot.places.filter((pod) => pod !== null).length : 0));
    expect(taken).toEqual([0, 16, 5, 0]);
  });

  it('adds the nodes up', () => {
    expect(stateOf(fullCluster).totals).toEqual({ usedPods: 51, maxPods: 51, nodes: 3, pending: 10 });
  });
});

describe('pending', () => {
  it('groups pods that wait for the same reason, with the scheduler’s own text', () => {
    const [group, ...others] = stateOf(fullCluster).pending;
    expect(others).toEqual([]);
    expect(group?.message).toBe(tooManyPods);
    expect(group?.reason).toMatchObject({ kind: 'too-many-pods', nodes: 3, places: [{ used: 17, max: 17, nodes: 3 }] });
    expect(group?.pods.map(({ since }) => now - since).slice(3, 5)).toEqual([159_000, 7_000]);
  });

  it('keeps apart what waits for something else', () => {
    expect(stateOf(weirdCluster).pending.map(({ reason }) => reason.kind)).toEqual(['cpu', 'waiting', 'unknown']);
  });
});

describe('stage', () => {
  const live = { kind: 'live', at: now } as const;
  const none = { kind: 'none' } as const;
  const connected = snapshot([]);
  const stack = (status: string): NonNullable<Snapshot['stack']> => ({
    id: 'arn:stack',
    name: 'myeks',
    status,
    statusReason: undefined,
    createdAt: now,
    outputs: new Map(),
    parameters: new Map(),
    resources: [],
  });
  const failed = {
    kind: 'failed',
    reason: 'cluster-unreachable',
    subject: 'myeks',
    detail: 'ECONNREFUSED',
    since: now,
  } as const;

  it.each<[string, Snapshot, object]>([
    ['nothing connected', emptySnapshot, { kind: 'no-connection' }],
    [
      'just connected',
      { ...connected, sources: { ...emptySnapshot.sources, stack: none, compute: none, cluster: none } },
      { kind: 'loading' },
    ],
    [
      'cluster loading',
      { ...connected, sources: { ...emptySnapshot.sources, stack: live, compute: live, cluster: { kind: 'loading' } } },
      { kind: 'loading' },
    ],
    [
      'no stack',
      { ...connected, sources: { ...emptySnapshot.sources, stack: live, compute: none, cluster: none } },
      { kind: 'no-stack' },
    ],
    [
      'stack being made',
      {
        ...connected,
        stack: stack('CREATE_IN_PROGRESS'),
        sources: { ...emptySnapshot.sources, stack: live, compute: none, cluster: failed },
      },
      { kind: 'stack', name: 'myeks', status: 'CREATE_IN_PROGRESS', busy: true },
    ],
    [
      'stack rolled back',
      {
        ...connected,
        stack: stack('ROLLBACK_COMPLETE'),
        sources: { ...emptySnapshot.sources, stack: live, compute: none, cluster: none },
      },
      { kind: 'stack', name: 'myeks', status: 'ROLLBACK_COMPLETE', busy: false },
    ],
    ['no node', { ...connected, stack: stack('CREATE_COMPLETE') }, { kind: 'no-nodes' }],
    [
      'cluster unreachable',
      { ...connected, sources: { ...emptySnapshot.sources, stack: live, compute: live, cluster: failed } },
      {
        kind: 'failed',
        problem: { source: 'cluster', text: 'cluster-unreachable in myeks', detail: 'ECONNREFUSED', since: now },
      },
    ],
    ['nodes', threeNodes, { kind: 'ready' }],
  ])('%s', (_name, of, expected) => {
    expect(stateOf(of).stage).toEqual(expected);
  });

  it('keeps the nodes in sight and says what fails beside them', () => {
    const state = stateOf(weirdCluster);
    expect(state.stage.kind).toBe('ready');
    expect(state.problems.map(({ source, text }) => [source, text])).toEqual([
      ['compute', 'throttled in ap-northeast-2'],
    ]);
  });

  it('shows pods that wait for the first node of all', () => {
    const state = stateOf(snapshot([], [pending('coredns', 'no nodes available to schedule pods')]));
    expect(state.stage.kind).toBe('no-nodes');
    expect(state.pending[0]?.reason.kind).toBe('no-nodes');
  });
});

it('survives the way to the page unchanged', () => {
  for (const of of [emptySnapshot, fullCluster, prefixCluster, weirdCluster]) {
    const state = stateOf(of);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  }
});
