import { l10n } from 'vscode';
import { practiceId, type Services } from './services.ts';

/** Starts the practice world, which goes on where it was, uses it and shows the tree. One that is running already is only shown. */
export async function startPractice(
  deps: Pick<Services, 'connections' | 'doors' | 'withProgress' | 'clusterView' | 'notices'>,
): Promise<void> {
  const { connections, doors } = deps;
  const running = connections.current?.profile.id === practiceId && !connections.current.closed.aborted;
  if (!running) {
    const start = async (_report: unknown, signal: AbortSignal) => await doors.practice(signal);
    const { connection, setAside } = await deps.withProgress(l10n.t('Starting practice'), start);
    connections.use(connection);
    if (setAside !== undefined)
      void deps.notices.warn(
        l10n.t('The saved practice world could not be read and was set aside as {0}. This one begins empty.', setAside),
      );
  }
  await deps.clusterView.show();
}
