import { l10n } from 'vscode';
import type { NodeOrPod } from '../contributions.ts';
import { pickNode } from './pick/pickNode.ts';
import { pickPod } from './pick/pickPod.ts';
import type { Services } from './services.ts';

/** Opens the panel at a node, at the node of a pod, or at the Pending pods for one that has none. */
export async function showInPanel(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'panel'>,
  what: NodeOrPod | undefined,
): Promise<void> {
  if (what === undefined || 'nodeName' in what) {
    const node = await pickNode(deps, what, l10n.t('Show in panel'));
    if (node !== undefined) deps.panel.show({ section: 'nodes', nodeName: node.name });
    return;
  }
  const pod = await pickPod(deps, what, l10n.t('Show in panel'));
  if (pod?.nodeName === undefined) deps.panel.show({ section: 'pending' });
  else deps.panel.show({ section: 'nodes', nodeName: pod.nodeName });
}
