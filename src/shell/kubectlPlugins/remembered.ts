import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where kubens and kubectx keep what was in use before: beside kubectl's own cache. */
function remembering(environment: Environment, name: string): string {
  const { KUBECACHEDIR, XDG_CACHE_HOME, HOME } = environment;
  return path.join(KUBECACHEDIR ?? XDG_CACHE_HOME ?? path.join(HOME ?? os.homedir(), '.kube'), name);
}

/** What was kept under a name; undefined when there is nothing. */
export async function recall(environment: Environment, name: string): Promise<string | undefined> {
  const text = await readFile(remembering(environment, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text === '' ? undefined : text;
}

export async function remember(environment: Environment, name: string, text: string): Promise<void> {
  const file = remembering(environment, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
