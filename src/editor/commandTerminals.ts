import * as vscode from 'vscode';
import { isAbort } from '../base/abort.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { LabError } from '../base/errors.ts';
import type { Connection } from '../connection/connection.ts';
import type { Shells } from '../ports/shells.ts';
import type { CommandTerminals } from '../ports/terminals.ts';
import type { LabShellTerminals } from './labShellTerminals.ts';
import { shellReady } from './shellReady.ts';
import { createShellTerminal } from './systemTerminal.ts';

export interface CommandTerminalsOptions {
  readonly connection: () => Connection | undefined;
  readonly shells: Pick<Shells, 'kind'>;
  readonly labShells: Pick<LabShellTerminals, 'create'>;
}

/** Terminals for one command each, in the shell of the lab's other terminals and with the same environment. */
export class EditorCommandTerminals implements CommandTerminals, Disposable {
  readonly #options: CommandTerminalsOptions;
  readonly #store = new DisposableStore();
  readonly #open = new Set<vscode.Terminal>();

  constructor(options: CommandTerminalsOptions) {
    this.#options = options;
    this.#store.add(vscode.window.onDidCloseTerminal((closed) => this.#open.delete(closed)));
  }

  async start(name: string, command: string): Promise<void> {
    const connection = this.#options.connection();
    if (connection === undefined) throw new LabError('no-connection', '');
    const kind = await this.#options.shells.kind();
    const environment = await connection.terminalEnvironment();
    const { profile, commandSettings } = connection;
    const icon = new vscode.ThemeIcon('terminal');
    const plan = { name: `${name} · ${profile.name}`, icon, environment, commandSettings };
    if (kind === 'labShell') {
      const made = this.#options.labShells.create(plan);
      this.#keep(made.terminal);
      await made.run(command, connection.closed);
      return;
    }
    const terminal = createShellTerminal(plan);
    this.#keep(terminal);
    try {
      await shellReady(terminal, connection.closed);
      terminal.sendText(command, true);
    } catch (error) {
      // Whoever closed the terminal, or the connection, wants nothing of it any more.
      if (!isAbort(error) && !(error instanceof vscode.CancellationError)) throw error;
    }
  }

  /** Closes every terminal: what runs in them belongs to a connection that is no more. */
  closeAll(): void {
    for (const terminal of this.#open) terminal.dispose();
    this.#open.clear();
  }

  dispose(): void {
    this.closeAll();
    this.#store.dispose();
  }

  /** Whoever asks for a shell wants to type into it. */
  #keep(terminal: vscode.Terminal): void {
    this.#open.add(terminal);
    terminal.show(false);
  }
}
