import os from 'node:os';
import * as vscode from 'vscode';
import { Emitter } from '../base/event.ts';
import type { Disposable } from '../base/disposable.ts';
import type { KeyValueStore } from '../ports/keyValueStore.ts';
import type { LabShellBundle } from '../ports/labShell.ts';
import { editFile } from './editFile.ts';
import { LabTerminal } from './labTerminal.ts';
import type { RoleTerminal, TerminalPlan } from './roleTerminal.ts';

const interrupt = '\u0003';
const historyKey = 'labShellHistory';
/** Lines of the history that are kept from one window to the next. */
const keptLines = 500;

export interface LabShellTerminalsOptions {
  /** Loads the bundle of the Lab Shell. */
  readonly bundle: () => Promise<LabShellBundle>;
  /** Names of the variables to report. */
  readonly variables: readonly string[];
  /** Where the history of a workspace is kept. */
  readonly storage: KeyValueStore;
  /** Told once of each command that a person missed. */
  readonly onMissing: (name: string) => void;
}

/** Makes terminals with Lab Shells, which share one history. */
export class LabShellTerminals implements Disposable {
  readonly #options: LabShellTerminalsOptions;
  readonly #told = new Set<string>();
  readonly #reported = new Emitter<{
    readonly variables: ReadonlyMap<string, string>;
    /** Those of the same terminal's report before. */
    readonly before: ReadonlyMap<string, string>;
  }>();
  readonly onDidReport = this.#reported.event;

  constructor(options: LabShellTerminalsOptions) {
    this.#options = options;
  }

  create({ name, icon, environment, commandSettings }: Omit<TerminalPlan, 'role'>): RoleTerminal {
    const { bundle, variables } = this.#options;
    const merged = Object.entries({ ...process.env, ...environment }).map(([key, value]) => [key, value ?? undefined]);
    const pty = new LabTerminal(bundle, {
      cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? os.homedir(),
      environment: Object.fromEntries(merged) as Record<string, string | undefined>,
      settings: commandSettings,
      variables,
      greeting: `${greeting()}\n`,
      editFile,
      missingCommand: (command) => this.#missing(command),
      history: { load: () => this.#history(), save: (lines) => this.#save(lines) },
    });
    let before: ReadonlyMap<string, string> = new Map();
    pty.onDidPrompt((prompt) => {
      this.#reported.fire({ variables: prompt.variables, before });
      before = prompt.variables;
    });
    const terminal = vscode.window.createTerminal({ name, iconPath: icon, pty, isTransient: true });
    return {
      terminal,
      run: (input) =>
        Promise.resolve({
          ended: pty.run(input).catch(() => ({ exitCode: undefined, output: undefined })),
          stop: () => pty.handleInput(interrupt),
        }),
    };
  }

  dispose(): void {
    this.#reported.dispose();
  }

  #missing(command: string): string {
    if (!this.#told.has(command)) {
      this.#told.add(command);
      this.#options.onMissing(command);
    }
    return vscode.l10n.t('The Lab Shell has no {0}. Programs of this machine run in a system terminal.', command);
  }

  #history(): readonly string[] {
    return this.#options.storage.get<readonly string[]>(historyKey) ?? [];
  }

  #save(lines: readonly string[]): void {
    if (lines.at(-1) === this.#history().at(-1)) return;
    void this.#options.storage.set(historyKey, lines.slice(-keptLines));
  }
}

function greeting(): string {
  const text = vscode.l10n.t(
    'Lab Shell: bash with kubectl, aws, eksctl, helm and ssh built in. Type help for all commands, Tab to complete.',
  );
  return `\u001B[2m${text}\u001B[0m`;
}
