import { l10n } from 'vscode';
import { practiceId, type Services } from './services.ts';

/** Starts a practice world, uses it and shows the tree. One that is running already is only shown. */
export async function startPractice(
  deps: Pick<Services, 'connections' | 'doors' | 'withProgress' | 'clusterView'>,
): Promise<void> {
  const { connections, doors } = deps;
  const running = connections.current?.profile.id === practiceId && !connections.current.closed.aborted;
  if (!running) {
    const start = async (_report: unknown, signal: AbortSignal) => await doors.practice(signal);
    connections.use(await deps.withProgress(l10n.t('Starting practice'), start));
  }
  await deps.clusterView.show();
}
