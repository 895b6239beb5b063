import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether a command is there to be run. */
export function isOnPath(command: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, command)));
}
