import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { ToolContext } from '../tool.ts';
import { repositoryFile } from './helmPaths.ts';

export interface Repository {
  readonly name: string;
  readonly url: string;
}

/** The chart repositories that were added, in their order. */
export async function readRepositories({ environment }: Pick<ToolContext, 'environment'>): Promise<Repository[]> {
  const text = await readFile(repositoryFile(environment), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return (parse(text) as { repositories?: Repository[] } | null)?.repositories ?? [];
}

/** Writes them as Helm does, so that Helm itself can go on with the file. */
export async function writeRepositories(
  { environment, now }: Pick<ToolContext, 'environment' | 'now'>,
  repositories: readonly Repository[],
): Promise<void> {
  const file = repositoryFile(environment);
  await mkdir(path.dirname(file), { recursive: true });
  const text = stringify({ apiVersion: '', generated: now().toISOString(), repositories });
  await writeFile(file, text, { mode: 0o644 });
}
