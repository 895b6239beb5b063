import * as vscode from 'vscode';
import { DisposableStore } from '../base/disposable.ts';

/** A shell without integration never says that it is ready; after this long (milliseconds) it surely is. */
const patienceMs = 4000;

/**
 * Waits until a terminal's shell is at its first prompt, which is when its integration reports in. Undefined for a shell
 * that has none. Rejects with the signal's reason when aborted, and when the terminal is closed first.
 */
export function shellReady(
  terminal: vscode.Terminal,
  signal: AbortSignal,
): Promise<vscode.TerminalShellIntegration | undefined> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  if (terminal.shellIntegration !== undefined) return Promise.resolve(terminal.shellIntegration);
  return new Promise((resolve, reject) => {
    const listeners = new DisposableStore();
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      listeners.dispose();
      end();
    };
    const onAbort = () => settle(() => reject(signal.reason as Error));
    const timer = setTimeout(() => settle(() => resolve(terminal.shellIntegration)), patienceMs);
    listeners.add(
      vscode.window.onDidChangeTerminalShellIntegration((event) => {
        if (event.terminal === terminal) settle(() => resolve(event.shellIntegration));
      }),
    );
    listeners.add(
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) settle(() => reject(new vscode.CancellationError()));
      }),
    );
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
