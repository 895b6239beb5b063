import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder for one test; `remove` takes it away with what is in it. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'eks-networking-lab-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
