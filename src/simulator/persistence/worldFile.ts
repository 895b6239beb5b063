import { open, readFile, rename } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { SavedWorld } from './savedWorld.ts';

/** First bytes of every file: what it is, and in which form. */
const heading = Buffer.from('EKS Networking Lab world 3\n');

/** A world as it stands in a file. */
export function worldBytes(saved: SavedWorld): Buffer {
  return Buffer.concat([heading, serialize(saved)]);
}

/** Writes a world in one step: whoever reads the file finds the one before or this one, whole. Its owner alone may read it. */
export async function writeWorld(file: string, world: Buffer): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(world);
    // A file that is renamed before its bytes are on the disk may be empty after a crash.
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** What a file holds. A file that holds no world is renamed, and `setAside` is its new name. */
export interface WorldRead {
  readonly saved?: SavedWorld;
  readonly setAside?: string;
}

/** Reads a world; one that is not there is none, and neither is one that cannot be read. */
export async function readWorld(file: string): Promise<WorldRead> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return {};
  try {
    if (!bytes.subarray(0, heading.length).equals(heading)) throw new Error('another heading');
    return { saved: deserialize(bytes.subarray(heading.length)) as SavedWorld };
  } catch {
    // Whatever is wrong with it, a person may want to look at it.
    const setAside = `${file}.broken`;
    await rename(file, setAside);
    return { setAside };
  }
}
