import { l10n } from 'vscode';
import { pickPod, type PodReference } from '../pick/pickPod.ts';
import { currentConnection, type Services } from '../services.ts';
import { podPage } from './podPage.ts';

/** Opens a read-only page with what is known of a pod and its events, newest last. */
export async function describePod(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents' | 'clock'>,
  named: PodReference | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const pod = await pickPod(deps, named, l10n.t('Describe pod'));
  if (pod === undefined) return;
  const { namespace, name } = pod;
  const { closed } = connection;
  const cluster = await connection.cluster(closed);
  const [detail, events] = await Promise.all([
    cluster.podDetail(namespace, name, closed),
    cluster.eventsAbout(pod, closed),
  ]);
  await deps.documents.showText(`${name}.txt`, podPage(pod, detail, events, deps.clock.now()));
}
