import type { Stacks } from '../cloudformation/stacks.ts';
import type { Eks } from '../world/eks/eks.ts';
import type { RunningLabClock } from '../world/runningLabClock.ts';
import type { World } from '../world/world.ts';

/** The name of the lab's cluster, and of the stack one deploys for it. */
export const labName = 'myeks';

/** An empty account's home region, to be filled. */
export interface PresetSite {
  readonly world: World;
  readonly eks: Eks;
  readonly stacks: Stacks;
}

/** A world to begin with. */
export interface Preset {
  /**
   * Lab milliseconds it has lived when the simulator opens: `make` takes some of them, the rest pass quietly. One without
   * is made in the present.
   */
  readonly age?: number;
  /** Makes it by the world's own functions, at instant speed; resolves when it is made. */
  make(site: PresetSite): Promise<void>;
  /** Begins what goes on from then at the speed of the simulator. */
  goOn?(site: PresetSite): void;
}

/** Makes the world of a preset; resolves in the present, at this speed. */
export async function openPreset(preset: Preset, site: PresetSite, clock: RunningLabClock, speed: number) {
  clock.setSpeed(Infinity);
  if (preset.age !== undefined) clock.beginInPast(preset.age);
  await preset.make(site);
  await clock.reachPresent();
  clock.setSpeed(speed);
  preset.goOn?.(site);
}
