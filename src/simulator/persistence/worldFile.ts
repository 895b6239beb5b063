import { open, readFile, rename } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { lineOf, readLine, type SavedObject } from '../kubernetes/savedObjects.ts';
import type { SavedWorld } from './savedWorld.ts';

/**
 * First bytes of every file: what it is, and in which form. Then come the bytes that AWS's part has, as a number; that
 * part; a line for each object of the clusters; and a mark of the end.
 */
const heading = Buffer.from('EKS Networking Lab world 4\n');
const end = Buffer.from('end\n');
/** Objects written at a time: few enough that nobody waits long meanwhile. */
const batch = 200;

/**
 * Writes a world in one step: whoever reads the file finds the one before or this one, whole. Its owner alone may read it.
 * AWS's part is read before this returns, the clusters' objects, which never change, bit by bit.
 */
export async function writeWorld(file: string, saved: SavedWorld): Promise<void> {
  const account = serialize({ ...saved, clusters: new Map([...saved.clusters.keys()].map((name) => [name, []])) });
  await replaceFile(file, async (write) => {
    await write(Buffer.concat([heading, Buffer.from(`${account.length}\n`), account]));
    for (const [cluster, objects] of saved.clusters)
      for (let from = 0; from < objects.length; from += batch)
        await write(Buffer.from(linesOf(cluster, objects.slice(from, from + batch))));
    await write(end);
  });
}

function linesOf(cluster: string, objects: readonly SavedObject[]): string {
  return objects.map((each) => lineOf(cluster, each)).join('');
}

/** Has a file filled beside the one of its name, and puts it in its place. */
async function replaceFile(file: string, fill: (write: (bytes: Buffer) => Promise<void>) => Promise<void>) {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await fill((bytes) => handle.writeFile(bytes));
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
    return { saved: worldOf(bytes) };
  } catch {
    // Whatever is wrong with it, a person may want to look at it.
    const setAside = `${file}.broken`;
    await rename(file, setAside);
    return { setAside };
  }
}

/** Throws for anything but a whole world. */
function worldOf(bytes: Buffer): SavedWorld {
  if (!bytes.subarray(0, heading.length).equals(heading)) throw new Error('another heading');
  if (!bytes.subarray(-end.length).equals(end)) throw new Error('no end');
  const from = bytes.indexOf('\n', heading.length) + 1;
  const to = from + Number(bytes.toString('latin1', heading.length, from - 1));
  const saved = deserialize(bytes.subarray(from, to)) as SavedWorld;
  const clusters = new Map([...saved.clusters.keys()].map((name): [string, SavedObject[]] => [name, []]));
  for (const line of bytes.toString('utf8', to, bytes.length - end.length).split('\n')) {
    if (line === '') continue;
    const [cluster, object] = readLine(line);
    clusters.get(cluster)?.push(object);
  }
  return { ...saved, clusters };
}
