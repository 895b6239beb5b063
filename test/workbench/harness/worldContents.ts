import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readWorld } from '../../../src/simulator/persistence/worldFile.ts';

/**
 * Everything that stands in a simulated account, by the simulator's own state and not by what its API tells: every map of
 * its world, stacks that are not deleted, and objects of clusters, as `<map> <id>`. The file is written a moment after each change.
 */
export async function worldContents(file: string): Promise<readonly string[]> {
  const { saved } = await readWorld(file);
  if (saved === undefined) throw new Error(`There is no world in ${file}.`);
  const standing = Object.entries(saved.world).flatMap(([name, map]) => [...map.keys()].map((id) => `${name} ${id}`));
  const stacks = saved.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE');
  return [...standing, ...stacks.map(({ request }) => `stacks ${request.name}`)].toSorted();
}

/** The file that a session's Practice keeps its world in. */
export async function practiceWorldFile(home: string): Promise<string> {
  const files = await readdir(home, { recursive: true });
  const found = files.find((file) => path.basename(file) === 'practice.world');
  if (found === undefined) throw new Error('Practice has kept no world yet.');
  return path.join(home, found);
}
