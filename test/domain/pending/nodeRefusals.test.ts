import { describe, expect, it } from 'vitest';
import { nodeRefusals, type NodeOffer, type PodNeeds } from '../../../src/domain/pending/nodeRefusals.ts';

const Mi = 1024 * 1024;

/** A t3.medium of the lab as its kubelet reports it: 1930m, 3371436Ki, 17 pods (EKS 1.34, AL2023). */
const node = (more: Partial<NodeOffer> = {}): NodeOffer => ({
  name: 'ip-192-168-1-251.ap-northeast-2.compute.internal',
  cordoned: false,
  taints: [],
  labels: { 'topology.kubernetes.io/zone': 'ap-northeast-2a' },
  usedPods: 9,
  maxPods: 17,
  allocatable: { cpu: 1930, memory: 3_371_436 * 1024 },
  requested: { cpu: 250, memory: 140 * Mi },
  ...more,
});
const pod = (more: Partial<PodNeeds> = {}): PodNeeds => ({
  requests: { cpu: 0, memory: 0 },
  tolerations: [],
  nodeSelector: {},
  ...more,
});
const full = { usedPods: 17 };
const dedicated = { key: 'dedicated', value: 'db', effect: 'NoSchedule' };
const kinds = (needs: PodNeeds, offer: NodeOffer) => nodeRefusals(needs, offer).map(({ kind }) => kind);

it('finds nothing against a node with room', () => {
  expect(nodeRefusals(pod({ requests: { cpu: 1680, memory: 3000 * Mi } }), node())).toEqual([]);
});

describe('one reason', () => {
  it('17 of 17 pods', () => {
    expect(nodeRefusals(pod(), node(full))).toEqual([{ kind: 'too-many-pods', used: 17, max: 17 }]);
  });

  it('a millicore too much: 1930 − 250 leaves 1680', () => {
    expect(nodeRefusals(pod({ requests: { cpu: 1681, memory: 0 } }), node())).toEqual([
      { kind: 'cpu', wanted: 1681, free: 1680, allocatable: 1930 },
    ]);
  });

  it('memory', () => {
    expect(nodeRefusals(pod({ requests: { cpu: 0, memory: 4096 * Mi } }), node())).toEqual([
      {
        kind: 'memory',
        wanted: 4096 * Mi,
        free: 3_371_436 * 1024 - 140 * Mi,
        allocatable: 3_371_436 * 1024,
      },
    ]);
  });

  it('a taint, by name', () => {
    expect(nodeRefusals(pod(), node({ taints: [dedicated] }))).toEqual([{ kind: 'taint', taint: dedicated }]);
  });

  it('a label that says something else, or nothing', () => {
    const picky = pod({ nodeSelector: { 'topology.kubernetes.io/zone': 'ap-northeast-2c' } });
    expect(nodeRefusals(picky, node())).toEqual([
      {
        kind: 'selector',
        key: 'topology.kubernetes.io/zone',
        wanted: 'ap-northeast-2c',
        found: 'ap-northeast-2a',
      },
    ]);
    expect(nodeRefusals(picky, node({ labels: {} }))).toMatchObject([{ found: null }]);
  });

  it('a cordon', () => {
    expect(kinds(pod(), node({ cordoned: true }))).toEqual(['cordoned']);
  });
});

describe('several', () => {
  it('only the first plugin that refuses is heard: cordon, taint, selector, resources', () => {
    const taints = [dedicated];
    const labels = {};
    const picky = pod({ nodeSelector: { disk: 'ssd' }, requests: { cpu: 5000, memory: 0 } });
    expect(kinds(picky, node({ ...full, cordoned: true, taints, labels }))).toEqual(['cordoned']);
    expect(kinds(picky, node({ ...full, taints, labels }))).toEqual(['taint']);
    expect(kinds(picky, node({ ...full, labels }))).toEqual(['selector']);
  });

  it('resources name all that is short', () => {
    const greedy = pod({ requests: { cpu: 2000, memory: 4096 * Mi } });
    expect(kinds(greedy, node(full))).toEqual(['too-many-pods', 'cpu', 'memory']);
  });
});

describe('what is no reason', () => {
  it('a taint that is tolerated, or only a preference', () => {
    const tolerations = [{ key: 'dedicated', operator: 'Exists', value: '', effect: undefined }];
    expect(kinds(pod({ tolerations }), node({ taints: [dedicated] }))).toEqual([]);
    expect(kinds(pod(), node({ taints: [{ ...dedicated, effect: 'PreferNoSchedule' }] }))).toEqual([]);
  });

  it('a cordon for a pod of a DaemonSet, which tolerates it with its taint', () => {
    const unschedulable = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };
    const tolerations = [{ ...unschedulable, operator: 'Exists' }];
    expect(kinds(pod({ tolerations }), node({ cordoned: true, taints: [unschedulable] }))).toEqual([]);
  });

  it('an overfull node for a pod that asks for nothing', () => {
    expect(kinds(pod(), node({ requested: { cpu: 4000, memory: 0 } }))).toEqual([]);
  });
});
