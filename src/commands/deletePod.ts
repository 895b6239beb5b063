import { l10n } from 'vscode';
import { pickPod, type PodReference } from './pick/pickPod.ts';
import { currentConnection, type Services } from './services.ts';

/** Asks once, then deletes a pod. */
export async function deletePod(
  deps: Pick<Services, 'connections' | 'model' | 'prompts'>,
  named: PodReference | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const pod = await pickPod(deps, named, l10n.t('Delete pod'));
  if (pod === undefined) return;
  const { namespace, name, owner } = pod;
  const detail =
    owner === undefined
      ? l10n.t('Nothing makes it anew: it is gone for good.')
      : l10n.t('{0} {1} makes a new one in its place.', owner.kind, owner.name);
  if (!(await deps.prompts.confirm(l10n.t('Delete the pod {0}?', name), detail, l10n.t('Delete')))) return;
  const cluster = await connection.cluster(connection.closed);
  await cluster.deletePod(namespace, name, connection.closed);
}
