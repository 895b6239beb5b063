import { expect, it } from 'vitest';
import { pendingReason, type NodePlaces } from '../../../src/domain/pending/pendingReason.ts';

const node = (usedPods: number, more: Partial<NodePlaces> = {}): NodePlaces => ({
  ready: true,
  cordoned: false,
  usedPods,
  maxPods: 17,
  ...more,
});
const tooMany = '0/3 nodes are available: 3 Too many pods.';

it('gives the lab’s reason in numbers: 17/17 on 3 nodes', () => {
  expect(pendingReason(tooMany, [node(17), node(17), node(17)])).toEqual({
    kind: 'too-many-pods',
    nodes: 3,
    reasons: [{ count: 3, kind: 'too-many-pods', text: 'Too many pods' }],
    places: [{ used: 17, max: 17, nodes: 3 }],
    freePlaces: 0,
  });
});

it('tells that places have come free since the scheduler spoke', () => {
  const reason = pendingReason(tooMany, [node(17), node(12), node(17)]);
  expect(reason.freePlaces).toBe(5);
  expect(reason.places).toEqual([
    { used: 17, max: 17, nodes: 2 },
    { used: 12, max: 17, nodes: 1 },
  ]);
});

it('counts no place on a cordoned or not ready node, nor below zero on an overfull one', () => {
  const reason = pendingReason(tooMany, [node(3, { cordoned: true }), node(3, { ready: false }), node(18)]);
  expect(reason.freePlaces).toBe(0);
  expect(reason.places).toEqual([{ used: 18, max: 17, nodes: 1 }]);
});

it('leads with the reason that holds for most nodes', () => {
  const reason = pendingReason('0/5 nodes are available: 1 node(s) had untolerated taint(s), 4 Too many pods.', []);
  expect(reason.kind).toBe('too-many-pods');
  expect(reason.reasons.map(({ kind }) => kind)).toEqual(['too-many-pods', 'taint']);
});

it('says when the scheduler has not spoken, sees no node, or speaks in words of its own', () => {
  expect(pendingReason(undefined, [node(1)])).toMatchObject({ kind: 'waiting', nodes: 0, freePlaces: 16 });
  expect(pendingReason('no nodes available to schedule pods', [])).toMatchObject({ kind: 'no-nodes', places: [] });
  expect(pendingReason('the queue is closed', [node(1)])).toMatchObject({ kind: 'unknown', nodes: 1 });
});
