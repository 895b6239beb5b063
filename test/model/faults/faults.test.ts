import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { listWatch } from '../../../src/kubernetes/listWatch.ts';
import { Picture } from '../../../src/model/picture.ts';
import type { Snapshot, SnapshotChange } from '../../../src/model/snapshot.ts';
import type { Kind, WatchListener } from '../../../src/ports/cluster.ts';
import { ManualClock } from '../../base/manualClock.ts';
import { snapshotOf } from '../known.ts';
import { fault, happening, RandomWorld } from './randomWorld.ts';

/** What a snapshot says, for comparing it with another. */
function said({ nodes, pods, pending, deployments, otherInstances }: Snapshot) {
  return { nodes, pods: [...pods], pending, deployments, otherInstances };
}

/** Lets everything happen that waits for promises alone, or on a hurried clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A change names exactly what is another object than before. */
function checkNames({ snapshot, previous, nodes, pods, pending, sections }: SnapshotChange): void {
  for (const { name } of [...previous.nodes, ...snapshot.nodes]) {
    const [before, after] = [previous, snapshot].map((each) => each.nodes.find((node) => node.name === name));
    expect(nodes.has(name)).toBe(before !== after);
  }
  for (const key of new Set([...previous.pods.keys(), ...snapshot.pods.keys()]))
    if (previous.pods.get(key) !== snapshot.pods.get(key)) expect(pods).toContain(key);
  const waiting = (each: Snapshot) => new Map(each.pending.map((item) => [item.pod.key, item]));
  const [before, after] = [waiting(previous), waiting(snapshot)];
  for (const key of new Set([...before.keys(), ...after.keys()]))
    if (before.get(key) !== after.get(key)) expect(pending).toContain(key);
  for (const section of ['nodes', 'pods', 'pending', 'deployments'] as const)
    expect(sections.has(section)).toBe(previous[section] !== snapshot[section]);
}

it('the picture comes to equal one made afresh from the truth, whatever goes wrong on the way', async () => {
  const step = fc.record({
    happenings: fc.array(happening, { maxLength: 6 }),
    faults: fc.record({ nodes: fault, pods: fault, deployments: fault, sandboxFailures: fault }),
    reads: fc.constantFrom('all', 'some', 'none'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const world = new RandomWorld();
      const clock = new ManualClock();
      const picture = new Picture(clock, () => undefined);
      const ended = new AbortController();
      const follow = (kind: Kind) => {
        const listener = { ...bound(picture.kinds[kind]), state: () => undefined };
        return listWatch(world.servers[kind].source() as never, listener as WatchListener<never>, ended.signal);
      };
      const following = (Object.keys(world.servers) as Kind[]).map(follow);
      for (const { happenings, faults, reads } of steps) {
        for (const each of happenings) world.happen(each);
        for (const [kind, gone] of Object.entries(faults)) world.servers[kind as Kind].send(gone);
        await settle();
        if (reads === 'all') picture.setCompute(world.instances, world.interfaces);
        if (reads === 'some') {
          const ids = world.instances.slice(0, 2).map(({ id }) => id);
          picture.setInterfacesOf(
            ids,
            world.interfaces.filter(({ instanceId }) => ids.includes(instanceId ?? '')),
          );
        }
        clock.advance(7_000);
        const change = picture.draw();
        if (change !== undefined) checkNames(change);
      }
      for (const server of Object.values(world.servers)) server.send('none');
      await settle();
      for (const server of Object.values(world.servers)) server.send('none');
      await settle();
      picture.setCompute(world.instances, world.interfaces);
      // Addresses cool for 30 s after their pod, which a picture made afresh knows nothing of.
      clock.advance(31_000);
      picture.draw();
      ended.abort();
      await Promise.all(following);
      const { nodes, pods, deployments, sandboxFailures } = world.servers;
      const fresh = snapshotOf({
        nodes: nodes.objects,
        pods: pods.objects,
        deployments: deployments.objects,
        sandboxFailures: sandboxFailures.objects,
        instances: world.instances,
        interfaces: world.interfaces,
      });
      expect(said(picture.snapshot)).toEqual(said(fresh));
    }),
    { numRuns: 150 },
  );
});

function bound(sink: Picture['kinds'][Kind]) {
  return {
    reset: (objects: readonly never[]) => sink.reset(objects),
    changed: (object: never) => sink.changed(object),
    removed: (uid: string) => sink.removed(uid),
  };
}
