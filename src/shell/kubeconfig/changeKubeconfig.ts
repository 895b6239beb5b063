import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { parseDocument, type Document } from 'yaml';
import { kubeconfigFiles, type NamedContext } from './kubeconfig.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Changes which context is in use. Written where a file names one already, else into the first file, as kubectl does. */
export async function useContext(environment: Environment, name: string): Promise<void> {
  const files = kubeconfigFiles(environment);
  const documents = await readable(files);
  const target = documents.find(({ document }) => (document.get('current-context') ?? '') !== '') ?? documents[0];
  if (target !== undefined)
    await write(target.file, target.document, (document) => document.set('current-context', name));
}

/** Changes the contexts with `change`, in every file that has one it changes. */
export async function changeContexts(
  environment: Environment,
  change: (context: NamedContext) => NamedContext | undefined,
): Promise<void> {
  for (const { file, document } of await readable(kubeconfigFiles(environment))) {
    const contexts = (document.toJS() as { contexts?: NamedContext[] }).contexts ?? [];
    const changed = contexts.flatMap((context) => change(context) ?? []);
    if (JSON.stringify(changed) !== JSON.stringify(contexts))
      await write(file, document, () => document.set('contexts', changed));
  }
}

async function readable(files: readonly string[]): Promise<{ file: string; document: Document }[]> {
  const found: { file: string; document: Document }[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text !== undefined) found.push({ file, document: parseDocument(text) });
  }
  return found;
}

/** Replaces the file in one step, with its own mode: a kubectl that reads it at this moment sees the old or the new one. */
async function write(file: string, document: Document, change: (document: Document) => void): Promise<void> {
  change(document);
  const { mode } = await stat(file);
  const draft = `${file}.new`;
  await writeFile(draft, document.toString(), { mode });
  await rename(draft, file);
}
