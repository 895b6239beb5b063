import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { NodeState, PanelState } from '../../src/panel/protocol.ts';
import { listPatch, patchList } from '../../src/panel/protocol/listPatch.ts';
import { patchState } from '../../src/panel/protocol/statePatch.ts';
import { panelState } from '../../src/panel/state.ts';
import { StateFeed } from '../../src/panel/stateFeed.ts';
import { eni, node, now, pending, snapshot, tooManyPods } from './snapshots.ts';

const stateOf = (of: Snapshot) => panelState(of, now, ({ reason }) => reason);

/** Numbers that look like chance and are the same every time: Park and Miller's generator. */
function chance(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** What crosses between the host and the page is text: undefined members do not arrive. */
function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

describe('a list’s patch', () => {
  const key = ({ id }: { readonly id: string }) => id;

  it('makes the new list of the old one: items come, go, change and move', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = chance(seed);
      const items = Array.from({ length: 12 }, (_, index) => ({ id: `i${index}`, turn: 0 }));
      const some = () =>
        items
          .filter(() => random(3) > 0)
          .map((item) => (random(4) === 0 ? { ...item, turn: random(9) } : item))
          .toSorted(() => (random(5) === 0 ? 1 : 0));
      const before = some();
      const after = some();
      const patch = listPatch(before, after, key);
      const made = patch === undefined ? before : patchList(before, patch, key);
      expect(made, `seed ${seed}`).toEqual(after);
    }
  });

  it('holds only what differs', () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ id: `i${index}` }));
    const changed = { id: 'i500' };
    expect(listPatch(items, items.slice(), key)).toBeUndefined();
    expect(listPatch(items, items.slice(1).with(499, changed), key)).toEqual({ gone: ['i0'], put: [[499, changed]] });
    expect(listPatch(items, [{ id: 'new' }, ...items], key)).toEqual({ gone: [], put: [[0, { id: 'new' }]] });
  });
});

describe('the state’s patches', () => {
  it('put together give what the whole state is, whatever happens to the cluster', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = chance(seed);
      const feed = new StateFeed();
      const world = new Map<string, ReturnType<typeof node>>();
      const draw = (): Snapshot => {
        for (let turns = random(4); turns >= 0; turns -= 1) {
          const network = `10.0.${random(9)}`;
          if (random(3) === 0) world.delete(network);
          else
            world.set(
              network,
              node(network, [eni(0, network, { pods: random(6) })], {
                ready: random(5) > 0,
                cordoned: random(5) === 0,
              }),
            );
        }
        const waiting = Array.from({ length: random(6) }, () => random(9)).filter(
          (each, place, all) => all.indexOf(each) === place,
        );
        const base = snapshot(
          [...world.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
          waiting.map((each) => pending(`web-${each}`, each % 3 === 0 ? undefined : tooManyPods, each * 1000)),
        );
        return random(6) === 0 ? { ...base, connection: undefined } : base;
      };
      let { number, state: page } = overTheWire(feed.whole(stateOf(draw())));
      for (let step = 0; step < 12; step += 1) {
        const whole = stateOf(draw());
        const change = overTheWire(feed.change(whole) ?? null);
        if (change !== null) {
          expect(change.from).toBe(number);
          number = change.number;
          page = patchState(page, change.patch);
        }
        expect(overTheWire(page), `seed ${seed}, step ${step}`).toEqual(overTheWire(whole));
      }
    }
  });

  it('keep what they do not touch', () => {
    const networks = Array.from({ length: 50 }, (_, index) => `10.1.${index}`);
    const nodes = networks.map((network) => node(network, [eni(0, network, { pods: 5 })]));
    const feed = new StateFeed();
    const { state } = feed.whole(stateOf(snapshot(nodes)));
    // A model that made every node anew: what is equal still counts as the same.
    const again = structuredClone(nodes).filter((_, index) => index !== 7);
    const change = feed.change(stateOf(snapshot(again)));
    expect(change?.patch.nodes?.gone).toEqual([nodes[7]?.name]);
    expect(change?.patch.nodes?.put.every(([, each]) => 'name' in each && each.patch === undefined)).toBe(true);
    expect(change?.patch.pending).toBeUndefined();
    const next: PanelState | undefined = change === undefined ? undefined : patchState(state, change.patch);
    const same = (each: NodeState) => state.nodes.includes(each);
    expect(next?.nodes).toHaveLength(49);
    expect(next?.nodes.every(same)).toBe(true);
  });
});
