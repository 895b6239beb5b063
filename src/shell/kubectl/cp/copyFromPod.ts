import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ToolError } from '../../tool.ts';
import { exitStatus } from '../exec/exitStatus.ts';
import { runInPod } from '../exec/runInPod.ts';
import type { KubectlSession } from '../session/session.ts';
import type { Place } from './place.ts';
import { readTar, TarError, type ReadEntry } from './readTar.ts';

export interface CopyFromPod {
  readonly from: string;
  /** A file or folder here. */
  readonly to: string;
  readonly place: () => Promise<Place>;
}

/** Copies out of a container, by the `tar` there. Links are left out: they could lead anywhere. */
export async function copyFromPod({ from, to, place }: CopyFromPod, session: KubectlSession): Promise<number> {
  const { note, ...there } = await place();
  if (note !== undefined) session.printError(note);
  const archive = new PassThrough();
  const running = runInPod(
    {
      ...there,
      command: ['tar', 'cf', '-', from],
      onOutput: (data) => written(archive, data),
      // kubectl shows what tar complains of on its own output.
      onError: (data) => session.print(data.toString('utf8')),
    },
    session,
  ).finally(() => archive.end());
  const [ended, unpacked] = await Promise.allSettled([
    running,
    unpack(
      archive,
      { prefix: prefixOf(from), to: path.resolve(session.cwd, to), said: to, from, place: there },
      session,
    ),
  ]);
  if (ended.status === 'rejected') throw ended.reason as Error;
  // Why the archive is none is told by the tar that did not make it.
  const status = exitStatus(ended.value, session);
  if (status !== 0 || unpacked.status === 'fulfilled') return status;
  throw unpacked.reason instanceof TarError
    ? new ToolError(`error: ${unpacked.reason.message}`, 1, unpacked.reason)
    : (unpacked.reason as Error);
}

async function written(archive: PassThrough, data: Buffer): Promise<void> {
  if (archive.write(data)) return;
  await new Promise<void>((resolve) => {
    archive.once('drain', resolve).once('close', resolve);
  });
}

interface Unpacking {
  /** What the names in the archive begin with. */
  readonly prefix: string;
  readonly to: string;
  /** The same as the person wrote it. */
  readonly said: string;
  readonly from: string;
  readonly place: Omit<Place, 'note'>;
}

async function unpack(archive: PassThrough, how: Unpacking, session: KubectlSession): Promise<void> {
  let hasWarned = false;
  try {
    for await (const entry of readTar(archive as AsyncIterable<Buffer>)) {
      if (!entry.name.startsWith(how.prefix)) throw new ToolError('error: tar contents corrupted');
      const rest = entry.name.slice(how.prefix.length);
      const file = path.join(how.to, rest);
      const said = path.join(how.said, rest);
      if (path.relative(how.to, file).split(path.sep)[0] === '..')
        session.printError(`warning: file ${JSON.stringify(said)} is outside target destination, skipping\n`);
      else if (entry.type === 'link') {
        session.printError(linkWarning(said, entry, how, hasWarned));
        hasWarned = true;
      } else if (entry.type === 'folder') await mkdir(file, { recursive: true });
      else {
        await mkdir(path.dirname(file), { recursive: true });
        await pipeline(entry.content(), createWriteStream(file)).catch((error: NodeJS.ErrnoException) => {
          if (error instanceof TarError) throw error;
          const reason = error.code === 'EISDIR' ? 'is a directory' : error.message;
          throw new ToolError(`error: open ${said}: ${reason}`, 1, error);
        });
      }
    }
  } finally {
    // Nobody reads on: what still comes goes nowhere.
    archive.resume();
  }
}

function linkWarning(file: string, { target }: ReadEntry, { from, place }: Unpacking, hasWarned: boolean): string {
  const [quoted, to] = [JSON.stringify(file), JSON.stringify(target)];
  if (hasWarned) return `warning: skipping symlink: ${quoted} -> ${to}\n`;
  const { namespace, name } = place.pod.metadata;
  const words = [namespace, name].map((word) => JSON.stringify(word)).join(' ');
  const advice = `kubectl exec -n ${words} -- tar cf - ${JSON.stringify(from)} | tar xf -`;
  return `warning: skipping symlink: ${quoted} -> ${to} (consider using "${advice}")\n`;
}

/** A path as its archive has it: without the slash, and nothing that leads out of the root. */
function prefixOf(from: string): string {
  const clean = path.posix.normalize(from.replace(/^\/+/, '')).replace(/^(?:\.\.\/)+/, '');
  return /^\.{0,2}$/.test(clean) ? '' : clean.replace(/^\//, '');
}
