import { existsSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../../tool.ts';
import { exitStatus } from '../exec/exitStatus.ts';
import { runInPod } from '../exec/runInPod.ts';
import type { KubectlSession } from '../session/session.ts';
import { archiveOf } from './archiveOf.ts';
import type { Place } from './place.ts';

export interface CopyToPod {
  /** A file or folder here. */
  readonly from: string;
  readonly to: string;
  readonly preserves: boolean;
  readonly place: () => Promise<Place>;
}

/** Copies into a container, by the `tar` there. What is already a folder there takes the copy into it. */
export async function copyToPod({ from, to, preserves, place }: CopyToPod, session: KubectlSession): Promise<number> {
  const file = path.resolve(session.cwd, from);
  if (!existsSync(file)) throw new ToolError(`error: ${from} doesn't exist in local filesystem`);
  const { note, ...there } = await place();
  const isFolder = await runInPod({ ...there, command: ['test', '-d', to], ...unheard }, session);
  const wanted = path.posix.normalize(isFolder?.status === 'Success' ? path.posix.join(to, path.basename(file)) : to);
  const folder = path.posix.dirname(wanted);
  const options = preserves ? [] : ['--no-same-permissions', '--no-same-owner'];
  if (note !== undefined) session.printError(note);
  const ending = await runInPod(
    {
      ...there,
      command: ['tar', ...options, '-xmf', '-', ...(folder === '' ? [] : ['-C', folder])],
      input: archiveOf(file, path.posix.basename(wanted)),
      onOutput: (data) => session.print(data.toString('utf8')),
      onError: (data) => session.printError(data.toString('utf8')),
    },
    session,
  ).catch(unreadable);
  return exitStatus(ending, session);
}

/** Why a file here could not be read, as kubectl says it. */
function unreadable(error: NodeJS.ErrnoException): never {
  if (error.path === undefined) throw error;
  const reason = error.code === 'EACCES' ? 'permission denied' : error.message;
  throw new ToolError(`error: open ${error.path}: ${reason}`, 1, error);
}

const unheard = { onOutput: () => undefined, onError: () => undefined };
