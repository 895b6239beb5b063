import type { Stack } from '../cloudformation/stack.ts';
import type { SavedObject } from '../kubernetes/savedObjects.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import type { Preset, PresetSite } from '../presets/preset.ts';
import { until } from '../presets/until.ts';
import { fillWorld, worldState, type WorldState } from './worldState.ts';

/** A settled world with its clusters, as plain data. */
export interface SavedWorld {
  readonly world: WorldState;
  readonly stacks: readonly Stack[];
  /** What each cluster's API has stored, by the cluster's name. */
  readonly clusters: ReadonlyMap<string, readonly SavedObject[]>;
}

/** Lab milliseconds it takes for the nodes to come up again with their pods. */
const comeBack = 3 * 60_000;

/** The world as it is. Values of parameters that are not to be echoed are not in it. */
export function saveWorld({ world, eks, stacks }: PresetSite): SavedWorld {
  return {
    world: worldState(world),
    stacks: stacks.saved(),
    clusters: new Map(
      [...world.clusters.keys()].map((name) => [name, eks.controlPlane(name)?.savedObjects() ?? []] as const),
    ),
  };
}

/**
 * A saved world to begin with. AWS's resources and Kubernetes' objects are put back as they were; then the nodes boot
 * and take up their pods, each of which gets the address it had.
 */
export function savedPreset(saved: SavedWorld): Preset {
  return {
    age: comeBack,
    async make({ world, eks, stacks }) {
      fillWorld(world, saved.world);
      stacks.restore(saved.stacks);
      for (const [name, objects] of saved.clusters) {
        for (const { object } of objects.filter(({ plural }) => plural === 'pods')) {
          const { metadata, status } = object as Pod;
          if (status.podIP !== undefined) world.recorded.record('pod address', metadata.name, status.podIP);
        }
        await eks.restoreCluster(name, objects);
      }
      for (const instance of world.instances.values()) world.instanceChanged.fire(instance);
      await until(eks.onDidChange, () => [...world.clusters.keys()].every((name) => allNodesUp(eks, world, name)));
    },
  };
}

function allNodesUp(eks: PresetSite['eks'], world: PresetSite['world'], name: string): boolean {
  const ready = eks.controlPlane(name)?.readyInstances() ?? new Set();
  const groups = [...(world.clusters.get(name)?.nodegroups.values() ?? [])];
  return groups.every(({ instanceIds }) => instanceIds.every((id) => ready.has(id)));
}
