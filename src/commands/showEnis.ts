import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { Services } from './services.ts';

type Deps = Pick<Services, 'model' | 'clusterView' | 'prompts' | 'connections'>;

/** Opens a node's ENIs and their addresses in the cluster tree; asks which node when none is named. */
export async function showEnis(deps: Deps, node: { readonly nodeName: string } | undefined): Promise<void> {
  const nodeName = node?.nodeName ?? (await pickNode(deps));
  if (nodeName !== undefined) await deps.clusterView.revealEnis(nodeName);
}

async function pickNode({ model, prompts, connections }: Deps): Promise<string | undefined> {
  const { nodes, connection } = model.snapshot;
  if (connections.current === undefined) throw new LabError('no-connection', '');
  if (nodes.length === 0) throw new LabError('cluster-missing', connection?.clusterName ?? '');
  if (nodes.length === 1) return nodes[0]?.name;
  return await prompts.pick(
    nodes.map(({ name, shortName, usedPods, maxPods }) => ({
      label: shortName,
      description: l10n.t('{0}/{1} pods', usedPods, maxPods),
      value: name,
    })),
    { title: l10n.t('Show ENIs'), placeholder: l10n.t('Of which node?') },
  );
}
