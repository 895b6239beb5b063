import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import * as vscode from 'vscode';
import { DisposableStore } from '../base/disposable.ts';
import type { RunEnd, TerminalRole } from '../ports/terminals.ts';
import type { ShellReports } from './shellReports.ts';

/** How much of an output is kept, in characters: far more than any chapter expects. */
const longestOutput = 64_000;
/** Milliseconds that VS Code's own word may come after the shell's report, and the output after the end. */
const graceMs = 500;

export interface Following {
  readonly terminal: vscode.Terminal;
  readonly role: TerminalRole;
  /** Whether VS Code's shell integration works in it. */
  readonly integrated: boolean;
  readonly reports: ShellReports;
}

/**
 * Follows the next command of a terminal to its end, by whichever tells first for good: VS Code's shell integration, the
 * report of the shell itself, or the terminal's closing. A shell that tells in neither way ends at once, status unknown.
 */
export function followRun({ terminal, role, integrated, reports }: Following): Promise<RunEnd> {
  return new Promise((resolve) => {
    const listeners = new DisposableStore();
    let reading: Promise<string | undefined> | undefined;
    let over = false;
    // The report of the first prompt, which may still be on its way, ends no command.
    const counted = Math.max(1, reports.last(role)?.count ?? 0);
    const finish = (exitCode: number | undefined) => {
      if (over) return;
      over = true;
      listeners.dispose();
      // Of a terminal that was closed meanwhile, VS Code never ends the output.
      void Promise.race([reading, setTimeout(graceMs, undefined)]).then((output) => resolve({ exitCode, output }));
    };
    listeners.add(
      vscode.window.onDidStartTerminalShellExecution((event) => {
        if (event.terminal === terminal) reading ??= outputOf(event.execution);
      }),
    );
    listeners.add(
      vscode.window.onDidEndTerminalShellExecution((event) => {
        if (event.terminal === terminal) finish(event.exitCode);
      }),
    );
    listeners.add(
      reports.onDidReport(({ role: reporter, report }) => {
        if (reporter !== role || report.count <= counted) return;
        const late = globalThis.setTimeout(() => finish(report.exitCode), integrated ? graceMs : 0);
        listeners.add({ dispose: () => clearTimeout(late) });
      }),
    );
    listeners.add(
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) finish(undefined);
      }),
    );
    if (!integrated && reports.last(role) === undefined) finish(undefined);
  });
}

/**
 * What a command writes, without control characters, up to the limit. Undefined for nothing: of a command that ends at once
 * VS Code may tell the start, the output and the end in one breath, and then loses the output.
 */
async function outputOf(execution: vscode.TerminalShellExecution): Promise<string | undefined> {
  let text = '';
  for await (const piece of execution.read()) if (text.length < longestOutput) text += piece;
  const plain = stripVTControlCharacters(text.slice(0, longestOutput))
    .replaceAll(/\r+\n/g, '\n')
    .replaceAll('\r', '\n');
  return plain.trim() === '' ? undefined : plain;
}
