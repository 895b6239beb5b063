import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { archiveEnd, headerOf, padding } from './writeTar.ts';

/**
 * A file or folder of this machine as an archive. A folder is in it by its files; by itself only if it is empty.
 *
 * @param name what it is called in the archive.
 */
export async function* archiveOf(file: string, name: string): AsyncGenerator<Buffer> {
  yield* entriesOf(file, name);
  yield archiveEnd();
}

async function* entriesOf(file: string, name: string): AsyncGenerator<Buffer> {
  const stat = await lstat(file);
  const common = { name, mode: stat.mode, modified: stat.mtimeMs / 1000, target: '', size: 0 };
  if (stat.isSymbolicLink()) yield headerOf({ ...common, type: 'link', target: await readlink(file) });
  else if (stat.isDirectory()) {
    const names = (await readdir(file)).toSorted();
    if (names.length === 0) yield headerOf({ ...common, type: 'folder' });
    for (const each of names) yield* entriesOf(path.join(file, each), `${name}/${each}`);
  } else yield* contentOf(file, headerOf({ ...common, type: 'file', size: stat.size }), stat);
}

async function* contentOf(file: string, header: Buffer, { size }: Stats): AsyncGenerator<Buffer> {
  yield header;
  let written = 0;
  // A file that grows meanwhile is as large as its header says.
  if (size > 0)
    for await (const piece of createReadStream(file, { end: size - 1 }) as AsyncIterable<Buffer>) {
      written += piece.length;
      yield piece;
    }
  if (written < size) throw new Error(`${file} became shorter while it was copied`);
  yield padding(size);
}
