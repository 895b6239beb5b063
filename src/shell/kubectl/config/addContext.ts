import { readFile, writeFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { kubeconfigFiles, type NamedContext } from '../../kubeconfig/kubeconfig.ts';

/** Adds a context to the first file of the kubeconfig. */
export async function addContext(
  environment: Readonly<Record<string, string | undefined>>,
  { name, context }: NamedContext,
): Promise<void> {
  const [file = ''] = kubeconfigFiles(environment);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 'apiVersion: v1\nkind: Config\n';
    throw error;
  });
  const document = parseDocument(text);
  const { contexts = [] } = document.toJS() as { contexts?: readonly NamedContext[] };
  const said = Object.fromEntries(Object.entries(context).filter(([, value]) => value !== ''));
  document.set('contexts', [...contexts, { name, context: said }]);
  await writeFile(file, document.toString(), { mode: 0o600 });
}
