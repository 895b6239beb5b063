import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { KubectlSession } from '../session/session.ts';
import { kubeconfigFiles } from '../../kubeconfig/kubeconfig.ts';

export interface Named {
  readonly name: string;
  readonly [kind: string]: unknown;
}

/** The kubeconfig with all that is in it, its files put together; of two things of one name the first counts. */
export interface WholeConfig {
  readonly clusters: readonly Named[];
  readonly contexts: readonly Named[];
  readonly users: readonly Named[];
  readonly 'current-context': string;
}

/** Reads the whole kubeconfig; a file that is not there counts as empty. */
export async function wholeConfig({ environment }: KubectlSession): Promise<WholeConfig> {
  const files = await Promise.all(
    kubeconfigFiles(environment).map(async (file) => {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return (parse(text) ?? {}) as Partial<WholeConfig>;
    }),
  );
  const merged = (field: 'clusters' | 'contexts' | 'users') => {
    const byName = new Map<string, Named>();
    for (const each of files.flatMap((file) => file[field] ?? []))
      if (!byName.has(each.name)) byName.set(each.name, each);
    return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    clusters: merged('clusters'),
    contexts: merged('contexts'),
    users: merged('users'),
    'current-context': files.map((file) => file['current-context'] ?? '').find((name) => name !== '') ?? '',
  };
}

/** The file that messages name: the first of the kubeconfig. */
export function configFile({ environment }: KubectlSession): string {
  return kubeconfigFiles(environment)[0] ?? '';
}
