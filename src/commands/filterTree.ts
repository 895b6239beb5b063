import { l10n } from 'vscode';
import { currentConnection, type Services } from './services.ts';

/** Asks for a text and shows only the rows of the cluster tree that have it in their names, addresses or ids. */
export async function filterTree(
  deps: Pick<Services, 'connections' | 'clusterView' | 'clusterTree' | 'prompts'>,
): Promise<void> {
  currentConnection(deps);
  const text = await deps.prompts.input({
    title: l10n.t('Filter the cluster'),
    prompt: l10n.t('Part of a name, an address or an id. Empty shows everything.'),
    value: deps.clusterTree.filter,
    placeholder: 'nginx, 192.168.1., eni-0ab',
  });
  if (text === undefined) return;
  deps.clusterTree.setFilter(text);
  await deps.clusterView.show();
}
