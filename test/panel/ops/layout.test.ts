import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opsBoxes, type OpsBox } from '../../../src/panel/app/ops/boxes.ts';
import { layOut, rectOf, squareAt, targetAt, zoomSteps, type Target } from '../../../src/panel/app/ops/layout.ts';
import { step } from '../../../src/panel/app/ops/step.ts';
import { panelState } from '../../../src/panel/state.ts';
import { eni, fullCluster, node, now, pending, pod, snapshot } from '../snapshots.ts';

const boxesOf = (of: typeof fullCluster) => opsBoxes(panelState(of, now, ({ reason }) => reason));

/** A cluster of nodes with so many pods each, and so many pods that wait. */
const cluster = fc
  .record({
    nodes: fc.array(fc.record({ pods: fc.nat(40), free: fc.nat(100) }), { maxLength: 40 }),
    waiting: fc.nat(300),
  })
  .map(({ nodes, waiting }): readonly OpsBox[] => {
    const [sample] = boxesOf(fullCluster).flatMap(({ pods }) => pods);
    if (sample === undefined) throw new RangeError('no pod');
    const pods = (count: number, of: string) =>
      Array.from({ length: count }, (_, index) => ({ ...sample, name: `${of}-${index}` }));
    const boxes = nodes.map(({ pods: count, free }, index) => {
      const [state] = panelState(snapshot([node(`10.0.${index}`, [])]), now, ({ reason }) => reason).nodes;
      return { id: `node-${index}`, node: state, pods: pods(count, `n${index}`), free };
    });
    return waiting === 0 ? boxes : [{ id: '', node: undefined, pods: pods(waiting, 'w'), free: 0 }, ...boxes];
  });

const size = fc.record({ width: fc.integer({ min: 160, max: 3840 }), cell: fc.constantFrom(...zoomSteps) });

describe('the picture', () => {
  it('has a box for the pods that wait and one for each node, and a square for each pod, the oldest first', () => {
    const boxes = boxesOf(fullCluster);
    expect(boxes.map(({ id, pods, free }) => [id.split('.')[0], pods.length, free])).toEqual([
      ['', 10, 0],
      ['ip-192-168-1-20', 17, 0],
      ['ip-192-168-2-20', 17, 0],
      ['ip-192-168-3-20', 17, 0],
    ]);
    const waiting = pending('younger', undefined, 1000);
    const [first] = boxesOf(snapshot(fullCluster.nodes, [...fullCluster.pending, waiting]));
    expect(first?.pods.at(-1)).toMatchObject({ name: 'younger', kind: 'waiting', status: 'Pending' });
  });

  it('keeps the box of a node that has not changed', () => {
    const state = panelState(fullCluster, now, ({ reason }) => reason);
    expect(opsBoxes({ ...state }).slice(1)).toEqual(opsBoxes(state).slice(1));
    expect(opsBoxes({ ...state })[2]).toBe(opsBoxes(state)[2]);
  });

  it('counts a pod that is on its way to an address among the pods of its node', () => {
    const late = pod('late', { nodeName: 'ip-10-0-0-20', phase: 'Pending', status: 'ContainerCreating', ready: false });
    const gone = pod('gone', { nodeName: 'ip-10-0-0-20', deletedAt: now, status: 'Terminating' });
    const [box] = boxesOf(snapshot([node('10.0.0', [eni(0, '10.0.0', { pods: 1 })], { unplacedPods: [late, gone] })]));
    expect(box?.pods.map(({ name, kind }) => [name.split('-')[0], kind])).toEqual([
      ['gone', 'leaving'],
      ['late', 'starting'],
      ['nginx', 'running'],
      ['aws', 'running'],
      ['kube', 'running'],
    ]);
  });

  it('overlaps nowhere, stays within its width, and finds everything where it is', () => {
    fc.assert(
      fc.property(cluster, size, (boxes, { width, cell }) => {
        const layout = layOut(boxes, width, cell);
        expect(layout.boxes).toHaveLength(boxes.length);
        for (const [box, placed] of layout.boxes.entries()) {
          expect(placed.x + placed.width).toBeLessThanOrEqual(width);
          expect(placed.y + placed.height).toBeLessThanOrEqual(layout.height);
          expect(targetAt(layout, placed.x + 1, placed.y + 1)).toEqual({ box, place: -1 });
          for (let place = 0; place < placed.box.pods.length; place += 1) {
            const { x, y, width: side } = squareAt(layout, placed, place);
            expect(x + side).toBeLessThanOrEqual(placed.x + placed.width);
            expect(y + side).toBeLessThanOrEqual(placed.y + placed.height);
            // Nothing else is there, so nothing overlaps.
            expect(targetAt(layout, x + side / 2, y + side / 2)).toEqual({ box, place });
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the keyboard', () => {
  const boxes = boxesOf(fullCluster);
  // Four boxes of 146 px beside each other, seven squares of 18 px in a row; the waiting pods' comes first.
  const wide = layOut(boxes, 1000, 18);
  const press = (from: Target, ...keys: readonly string[]) =>
    keys.reduce<Target | undefined>((at, key) => {
      const [name = '', ctrl] = key.split('+').toReversed();
      return at === undefined ? undefined : step(wide, at, { key: name, ctrlKey: ctrl === 'Ctrl', page: 300 });
    }, from);

  it('goes from a box into its squares, along them, and over to the next box at the same height', () => {
    expect(wide.boxes.map(({ columns, line }) => [columns, line])).toEqual([
      [7, 0],
      [7, 0],
      [7, 0],
      [7, 0],
    ]);
    const start = { box: 1, place: -1 };
    expect(press(start, 'ArrowDown')).toEqual({ box: 1, place: 0 });
    expect(press(start, 'ArrowDown', 'ArrowRight')).toEqual({ box: 1, place: 1 });
    expect(press(start, 'ArrowDown', 'ArrowDown')).toEqual({ box: 1, place: 7 });
    expect(press(start, 'ArrowDown', 'ArrowDown', 'ArrowLeft')).toEqual({ box: 0, place: 9 });
    expect(press({ box: 1, place: 13 }, 'ArrowRight')).toEqual({ box: 2, place: 7 });
    expect(press({ box: 1, place: 13 }, 'ArrowDown')).toEqual({ box: 1, place: 16 });
    expect(press({ box: 1, place: 9 }, 'ArrowUp', 'ArrowUp')).toEqual(start);
    expect(press(start, 'ArrowRight', 'ArrowRight')).toEqual({ box: 3, place: -1 });
  });

  it('has ways to the ends, and none beyond them', () => {
    expect(press({ box: 2, place: 5 }, 'End')).toEqual({ box: 2, place: 16 });
    expect(press({ box: 2, place: 5 }, 'Home')).toEqual({ box: 2, place: -1 });
    expect(press({ box: 2, place: 5 }, 'Ctrl+End')).toEqual({ box: 3, place: -1 });
    expect(press({ box: 2, place: 5 }, 'Ctrl+Home')).toEqual({ box: 0, place: -1 });
    expect(press({ box: 0, place: -1 }, 'ArrowUp')).toBeUndefined();
    expect(press({ box: 0, place: -1 }, 'ArrowLeft')).toBeUndefined();
    expect(press({ box: 3, place: 16 }, 'ArrowDown')).toBeUndefined();
    expect(press({ box: 3, place: 16 }, 'x')).toBeUndefined();
  });

  it('reaches every box and every square by arrows alone, wherever it begins', () => {
    fc.assert(
      fc.property(cluster, size, (some, { width, cell }) => {
        const layout = layOut(some, width, cell);
        const name = ({ box, place }: Target) => `${box}/${place}`;
        const seen = new Set<string>();
        const open: Target[] = some.length === 0 ? [] : [{ box: some.length - 1, place: -1 }];
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
          if (seen.has(name(at))) continue;
          expect(rectOf(layout, at)).toBeDefined();
          seen.add(name(at));
          for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
            const next = step(layout, at, { key, ctrlKey: false, page: 300 });
            if (next !== undefined) open.push(next);
          }
        }
        expect(seen.size).toBe(some.reduce((sum, { pods }) => sum + 1 + pods.length, 0));
      }),
      { numRuns: 30 },
    );
  });
});
