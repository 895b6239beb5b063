import { l10n } from 'vscode';
import { pickNode } from '../pick/pickNode.ts';
import { currentConnection, type Services } from '../services.ts';

/** Keeps new pods off a node, or lets them on again. The picture shows it as soon as the cluster says so. */
export async function cordonNode(
  deps: Pick<Services, 'connections' | 'model' | 'prompts'>,
  named: { readonly nodeName: string } | undefined,
  cordoned: boolean,
): Promise<void> {
  const connection = currentConnection(deps);
  const title = cordoned ? l10n.t('Cordon node') : l10n.t('Uncordon node');
  const node = await pickNode(deps, named, title, (each) => each.cordoned !== cordoned);
  if (node === undefined) return;
  const cluster = await connection.cluster(connection.closed);
  await cluster.setCordoned(node.name, cordoned, connection.closed);
}
