import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import { podPage } from './podPage.ts';
import { currentConnection, type Services } from './services.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'documents' | 'clock'>;

/** Opens a read-only page with what is known of a pod and its events, newest last. */
export async function describePod(
  deps: Deps,
  pod: { readonly namespace: string; readonly name: string } | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const key = pod === undefined ? await pickPod(deps) : `${pod.namespace}/${pod.name}`;
  if (key === undefined) return;
  const found = deps.model.snapshot.pods.get(key);
  if (found === undefined) throw new LabError('not-found', key);
  const cluster = await connection.cluster(connection.closed);
  const events = await cluster.eventsAbout(found, connection.closed);
  await deps.documents.showText(`${found.name}.txt`, podPage(found, events, deps.clock.now()));
}

async function pickPod({ model, prompts }: Deps): Promise<string | undefined> {
  return await prompts.pick(
    [...model.snapshot.pods.values()].map(({ key, name, namespace, status }) => ({
      label: name,
      description: `${namespace} · ${status}`,
      value: key,
    })),
    { title: l10n.t('Describe pod') },
  );
}
