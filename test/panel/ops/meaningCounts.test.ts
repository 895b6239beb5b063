import { expect, it } from 'vitest';
import { opsBoxes } from '../../../src/panel/app/ops/boxes.ts';
import { countMeanings } from '../../../src/panel/app/ops/meaningCounts.ts';
import type { NodeState, PanelState, PodKind, PodRef } from '../../../src/panel/protocol.ts';

const pod = (name: string, kind: PodKind, namespace = 'default'): PodRef => ({
  namespace,
  name,
  ip: undefined,
  since: 0,
  kind,
  status: '',
});
const node = (name: string, pods: readonly PodRef[]) =>
  ({ name, maxPods: 17, enis: [], hostNetworkPods: [], unplacedPods: pods }) as unknown as NodeState;
const boxesOf = (nodes: readonly NodeState[]) => opsBoxes({ nodes, waiting: [] } as unknown as PanelState);

const byKind = {
  meanings: ['running', 'failing', 'other'],
  of: ({ kind }: PodRef) => ['running', 'failing', kind].indexOf(kind),
};
const byNamespace = { meanings: ['default', 'shop'], of: ({ namespace }: PodRef) => (namespace === 'shop' ? 1 : 0) };

it('counts pods by what they mean, and goes again only through the nodes that changed', () => {
  const still = node('a', [pod('1', 'running'), pod('2', 'failing', 'shop')]);
  const before = boxesOf([still, node('b', [pod('3', 'running')])]);
  expect(countMeanings(byKind, before)).toEqual([2, 1, 0]);
  const after = boxesOf([still, node('b', [pod('3', 'leaving'), pod('4', 'running', 'shop')])]);
  const gone: string[] = [];
  const watched = { ...byKind, of: (each: PodRef) => (gone.push(each.name), byKind.of(each)) };
  expect(countMeanings(watched, before)).toEqual([2, 1, 0]);
  gone.length = 0;
  expect(countMeanings(watched, after)).toEqual([2, 1, 1]);
  expect(gone).toEqual(['3', '4']);
  expect(countMeanings(byNamespace, after)).toEqual([2, 2]);
});
