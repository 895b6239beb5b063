import { l10n } from 'vscode';
import { pickNode } from '../pick/pickNode.ts';
import { currentConnection, type Services } from '../services.ts';
import { nodePage } from './nodePage.ts';

/** Opens a read-only page with what is known of a node, its interfaces, its pods and its events. */
export async function describeNode(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents' | 'clock'>,
  named: { readonly nodeName: string } | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const node = await pickNode(deps, named, l10n.t('Describe node'));
  if (node === undefined) return;
  const { closed } = connection;
  const cluster = await connection.cluster(closed);
  const [detail, events] = await Promise.all([
    cluster.nodeDetail(node.name, closed),
    cluster.eventsAboutNode(node.name, closed),
  ]);
  const pods = [...deps.model.snapshot.pods.values()].filter(({ nodeName }) => nodeName === node.name);
  await deps.documents.showText(`${node.shortName}.txt`, nodePage({ node, detail, pods, events }, deps.clock.now()));
}
