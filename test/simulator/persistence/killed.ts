import { deserialize, serialize } from 'node:v8';
import { savedPreset, saveWorld, type SavedWorld } from '../../../src/simulator/persistence/savedWorld.ts';
import { Practice } from '../cloudformation/practice.ts';

/** Lab time in which a world that starts again lets its nodes come up. */
const comeBack = 3 * 60_000;

/** What a file would have of the world at this moment. */
export function snapshot(practice: Practice): SavedWorld {
  return deserialize(serialize(saveWorld(practice))) as SavedWorld;
}

/** Every life of a world has dice of its own. */
let life = 1_000;

/** Another process goes on from what was saved; stamps go on from `now`. */
export async function startedFrom(saved: SavedWorld, now: number): Promise<Practice> {
  const practice = new Practice(now, life++);
  const preset = savedPreset(saved);
  const made = preset.make(practice);
  // Control planes start in turns of their own.
  await new Promise((resolve) => setImmediate(resolve));
  practice.clock.advance(comeBack);
  await made;
  preset.goOn?.(practice);
  return practice;
}

/** The process of this world dies here, and another goes on from what a file would have. */
export function killed(practice: Practice): Promise<Practice> {
  return startedFrom(snapshot(practice), practice.clock.now());
}
