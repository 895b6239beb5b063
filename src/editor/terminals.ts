import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { LabError } from '../base/errors.ts';
import type { Connection } from '../connection/connection.ts';
import type { TerminalRole, TerminalRun, Terminals } from '../ports/terminals.ts';
import { followRun } from './runFollower.ts';
import { shellReady } from './shellReady.ts';
import type { ShellReports } from './shellReports.ts';

const interrupt = '\u0003';

/** Terminals by role, with the environment of the connection in use; all closed when that changes. */
export class RoleTerminals implements Terminals, Disposable {
  readonly #store = new DisposableStore();
  readonly #byRole = new Map<TerminalRole, vscode.Terminal>();
  readonly #connection: () => Connection | undefined;
  readonly #reports: ShellReports;
  readonly #variables: () => ReadonlyMap<string, string>;

  /** `variables`: those a new terminal begins with. */
  constructor(
    connection: () => Connection | undefined,
    reports: ShellReports,
    variables: () => ReadonlyMap<string, string>,
  ) {
    this.#connection = connection;
    this.#reports = reports;
    this.#variables = variables;
    this.#store.add(
      vscode.window.onDidCloseTerminal((closed) => {
        for (const [role, terminal] of this.#byRole) if (terminal === closed) this.#byRole.delete(role);
      }),
    );
  }

  async run(input: string, role: TerminalRole, signal: AbortSignal): Promise<TerminalRun> {
    const terminal = await this.open(role);
    const shell = await shellReady(terminal, signal);
    const ended = followRun({ terminal, role, integrated: shell !== undefined, reports: this.#reports });
    // Not `executeCommand`: of several lines it never tells the end, because the shell reports them joined.
    terminal.sendText(input, true);
    return { ended, stop: () => terminal.sendText(interrupt, false) };
  }

  show(role: TerminalRole): void {
    this.#byRole.get(role)?.show(false);
  }

  /** The role's terminal, made if there is none, shown without taking the focus. */
  async open(role: TerminalRole): Promise<vscode.Terminal> {
    const terminal = this.#byRole.get(role) ?? (await this.#create(role));
    terminal.show(true);
    return terminal;
  }

  /** Closes every terminal: what runs in them belongs to a connection that is no more. */
  closeAll(): void {
    for (const terminal of this.#byRole.values()) terminal.dispose();
    this.#byRole.clear();
  }

  async #create(role: TerminalRole): Promise<vscode.Terminal> {
    const connection = this.#connection();
    if (connection === undefined) throw new LabError('no-connection', '');
    const env = await connection.terminalEnvironment();
    const reporting = await this.#reports.environment(role);
    const existing = this.#byRole.get(role);
    if (existing !== undefined) return existing;
    const terminal = vscode.window.createTerminal({
      name: `${title(role)} · ${connection.profile.name}`,
      iconPath: new vscode.ThemeIcon(connection.profile.icon),
      // The chapters are written for bash; where that is not the usual shell, it is asked for by name.
      ...(!isBash(vscode.env.shell) && bash !== undefined && { shellPath: bash }),
      env: { ...Object.fromEntries(this.#variables()), ...env, ...reporting },
      // Its environment points at files that end with the connection, so it is not brought back after a reload.
      isTransient: true,
    });
    this.#byRole.set(role, terminal);
    return terminal;
  }

  dispose(): void {
    this.closeAll();
    this.#store.dispose();
  }
}

/** Where bash is when it is not the person's shell. */
const bash = process.platform === 'win32' ? undefined : ['/bin/bash', '/usr/bin/bash'].find(existsSync);

function isBash(shell: string): boolean {
  return /[/\\]bash(?:\.exe)?$/.test(shell);
}

function title(role: TerminalRole): string {
  const titles: Readonly<Record<TerminalRole, string>> = {
    work: vscode.l10n.t('EKS Lab'),
    watch: vscode.l10n.t('EKS Lab watch'),
    node1: 'N1',
    node2: 'N2',
    node3: 'N3',
  };
  return titles[role];
}
