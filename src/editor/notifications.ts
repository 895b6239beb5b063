import * as vscode from 'vscode';
import { isAbort } from '../base/abort.ts';
import { toLabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Notices } from '../ports/notices.ts';
import { errorText } from './errorText.ts';

/** Shows messages; nothing else in the product does. */
export function openNotices(log: Log): Notices {
  return {
    info: async (message, ...actions) => await vscode.window.showInformationMessage(message, ...actions),
    warn: async (message, ...actions) => await vscode.window.showWarningMessage(message, ...actions),
    error(error) {
      if (error instanceof vscode.CancellationError || isAbort(error)) return;
      const failure = toLabError(error);
      log.error(failure.message, failure.cause ?? failure);
      void showError(failure, log);
    },
  };
}

async function showError(failure: ReturnType<typeof toLabError>, log: Log): Promise<void> {
  const { sentence, action } = errorText(failure);
  const chosen = await vscode.window.showErrorMessage(sentence, ...(action === undefined ? [] : [action.label]));
  if (chosen === undefined || action === undefined) return;
  try {
    await vscode.commands.executeCommand(action.command);
  } catch (error) {
    log.error(`Next action ${action.command}`, error);
  }
}
