import { l10n } from 'vscode';
import type { Services } from './services.ts';

/** Starts a practice world, uses it and shows the tree. One that is running already is only shown. */
export async function startPractice(
  { connections, withProgress, openPractice, clusterView }: Pick<
    Services,
    'connections' | 'withProgress' | 'openPractice' | 'clusterView'
  >,
): Promise<void> {
  if (connections.current?.profile.id !== practiceId) {
    connections.use(await withProgress(l10n.t('Starting practice'), async (_report, signal) => await openPractice(signal)));
  }
  await clusterView.show();
}

/** The id of the practice connection. */
export const practiceId = 'practice';
