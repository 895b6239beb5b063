import { deleteUnfinishedInterfaces } from '../cni/unfinishedInterfaces.ts';
import type { ChangeSet } from '../cloudformation/changeSet.ts';
import type { SavedSignals } from '../cloudformation/signals.ts';
import type { Stack } from '../cloudformation/stack.ts';
import type { SavedObject } from '../kubernetes/savedObjects.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import type { Preset, PresetSite } from '../presets/preset.ts';
import { goOn } from '../world/goOn.ts';
import { fillWorld, worldState, type WorldState } from './worldState.ts';

/** A world with its stacks and clusters, as plain data. */
export interface SavedWorld {
  readonly world: WorldState;
  readonly stacks: readonly Stack[];
  readonly changeSets: readonly ChangeSet[];
  readonly signals: SavedSignals;
  /** What each cluster's API has stored, by the cluster's name. */
  readonly clusters: ReadonlyMap<string, readonly SavedObject[]>;
}

/** Lab milliseconds it takes for the nodes to come up again with their pods. */
const comeBack = 3 * 60_000;

/**
 * The world as it is at this moment, whatever is under way in it. It shares what changes with the world, but for
 * the clusters' objects, which never change: whoever keeps it copies it first.
 */
export function saveWorld({ world, eks, stacks }: PresetSite): SavedWorld {
  return {
    world: worldState(world),
    stacks: stacks.saved(),
    changeSets: stacks.savedChangeSets(),
    signals: stacks.signals.saved(),
    clusters: new Map(
      [...world.clusters.keys()].map((name) => [name, eks.controlPlane(name)?.savedObjects() ?? []] as const),
    ),
  };
}

/**
 * A saved world to begin with. AWS's resources and Kubernetes' objects are put back as they were; then the nodes boot
 * and take up their pods, each of which gets the address it had, and at last what was under way goes on.
 */
export function savedPreset(saved: SavedWorld): Preset {
  return {
    async make({ world, eks, stacks }) {
      fillWorld(world, saved.world);
      deleteUnfinishedInterfaces(world);
      stacks.restore(saved.stacks, saved.changeSets);
      stacks.signals.restore(saved.signals);
      for (const [name, objects] of saved.clusters) {
        for (const { object } of objects.filter(({ plural }) => plural === 'pods')) {
          const { metadata, status } = object as Pod;
          if (status.podIP !== undefined) world.recorded.record('pod address', metadata.name, status.podIP);
        }
        await eks.restoreCluster(name, objects);
      }
      for (const instance of world.instances.values())
        if (instance.state === 'running') world.instanceChanged.fire(instance);
      await new Promise<void>((resolve) => world.clock.after(comeBack, resolve));
    },
    goOn({ world, eks, stacks }) {
      goOn(world);
      eks.goOn();
      stacks.goOn();
    },
  };
}
