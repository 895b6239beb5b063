import * as vscode from 'vscode';
import type { WithProgress } from '../ports/notices.ts';

/** An aborting signal for a cancellation token: the one place where the two meet. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** A notification with a bar and a Cancel button. */
export const withProgress: WithProgress = async (title, run) =>
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let shown = 0;
      const report = (message: string, share?: number) => {
        const percent = Math.max(shown, Math.round((share ?? 0) * 100));
        progress.report({ message, increment: percent - shown });
        shown = percent;
      };
      return await run(report, signalOf(token));
    },
  );
