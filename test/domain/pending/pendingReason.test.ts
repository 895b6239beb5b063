import { describe, expect, it } from 'vitest';
import { nodeReason, type WaitingNode } from '../../../src/domain/pending/pendingReason.ts';

const pod = { requests: { cpu: 0, memory: 0 }, tolerations: [], nodeSelector: {} };
let made = 0;
const node = (usedPods: number, more: Partial<WaitingNode> = {}): WaitingNode => {
  made += 1;
  return {
    name: `ip-192-168-1-${made}.ap-northeast-2.compute.internal`,
    shortName: `ip-192-168-1-${made}`,
    ready: true,
    cordoned: false,
    taints: [],
    labels: {},
    usedPods,
    maxPods: 17,
    allocatable: { cpu: 1930, memory: 3_371_436 * 1024 },
    requested: { cpu: 250, memory: 0 },
    ...more,
  };
};
const tooMany = '0/3 nodes are available: 3 Too many pods.';

it('gives the lab’s reason in numbers: 17/17 on 3 nodes', () => {
  expect(nodeReason(tooMany, pod, [node(17), node(17), node(17)])).toMatchObject({
    kind: 'too-many-pods',
    nodes: 3,
    reasons: [{ count: 3, kind: 'too-many-pods', text: 'Too many pods' }],
    places: [{ used: 17, max: 17, nodes: 3 }],
    freePlaces: 0,
    fitting: 0,
    agreement: 'same',
  });
});

it('says of each node why it refuses', () => {
  const nodes = [node(17), node(9, { requested: { cpu: 1900, memory: 0 } }), node(9, { cordoned: true })];
  const text =
    '0/3 nodes are available: 1 Insufficient cpu, 1 Too many pods, 1 node(s) were unschedulable. preemption: 0/3 nodes ' +
    'are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.';
  const greedy = { ...pod, requests: { cpu: 100, memory: 0 } };
  const { verdicts, agreement } = nodeReason(text, greedy, nodes);
  expect(verdicts).toEqual([
    { names: [nodes[0]?.shortName], nodes: 1, refusals: [{ kind: 'too-many-pods', used: 17, max: 17 }] },
    { names: [nodes[1]?.shortName], nodes: 1, refusals: [{ kind: 'cpu', wanted: 100, free: 30, allocatable: 1930 }] },
    { names: [nodes[2]?.shortName], nodes: 1, refusals: [{ kind: 'cordoned' }] },
  ]);
  expect(agreement).toBe('same');
});

it('tells that a node has room since the scheduler spoke', () => {
  const reason = nodeReason(tooMany, pod, [node(17), node(12), node(17)]);
  expect(reason).toMatchObject({ freePlaces: 5, fitting: 1, agreement: 'moved' });
  expect(reason.places).toEqual([
    { used: 17, max: 17, nodes: 2 },
    { used: 12, max: 17, nodes: 1 },
  ]);
});

it('counts no place on a cordoned or not ready node, nor below zero on an overfull one', () => {
  const reason = nodeReason(tooMany, pod, [node(3, { cordoned: true }), node(3, { ready: false }), node(18)]);
  expect(reason.freePlaces).toBe(0);
  expect(reason.places).toEqual([{ used: 18, max: 17, nodes: 1 }]);
});

it('leads with the reason that holds for most nodes', () => {
  const reason = nodeReason('0/5 nodes are available: 1 node(s) had untolerated taint(s), 4 Too many pods.', pod, []);
  expect(reason.kind).toBe('too-many-pods');
  expect(reason.reasons.map(({ kind }) => kind)).toEqual(['too-many-pods', 'taint']);
});

it('says when the scheduler has not spoken, sees no node, or speaks in words of its own', () => {
  expect(nodeReason(undefined, pod, [node(1)])).toMatchObject({ kind: 'waiting', nodes: 0, freePlaces: 16 });
  expect(nodeReason('no nodes available to schedule pods', pod, [])).toMatchObject({ kind: 'no-nodes', places: [] });
  expect(nodeReason('the queue is closed', pod, [node(1)])).toMatchObject({ kind: 'unknown', nodes: 1 });
});

describe('many nodes', () => {
  it('are told together where they are alike', () => {
    const nodes = [
      ...Array.from({ length: 900 }, () => node(17)),
      ...Array.from({ length: 100 }, () => node(4, { taints: [{ key: 'gpu', value: '', effect: 'NoSchedule' }] })),
    ];
    const { verdicts } = nodeReason(undefined, pod, nodes);
    expect(verdicts.map(({ nodes: count, refusals }) => [count, refusals[0]?.kind])).toEqual([
      [900, 'too-many-pods'],
      [100, 'taint'],
    ]);
    expect(verdicts[0]?.names).toHaveLength(12);
  });
});
