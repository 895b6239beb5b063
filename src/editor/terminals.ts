import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { LabError } from '../base/errors.ts';
import type { Connection } from '../connection/connection.ts';
import type { ShellKind, Shells } from '../ports/shells.ts';
import type { TerminalRole, TerminalRun, Terminals } from '../ports/terminals.ts';
import type { LabShellTerminals } from './labShellTerminals.ts';
import type { RoleTerminal, TerminalPlan } from './roleTerminal.ts';
import type { ShellReports } from './shellReports.ts';
import { SystemTerminal } from './systemTerminal.ts';

export interface RoleTerminalsOptions {
  readonly connection: () => Connection | undefined;
  readonly shells: Pick<Shells, 'kind'>;
  readonly reports: ShellReports;
  readonly labShells: Pick<LabShellTerminals, 'create'>;
  /** Variables that a new terminal begins with. */
  readonly variables: () => ReadonlyMap<string, string>;
}

/** Terminals by role and shell, with the environment of the connection in use; all closed when that changes. */
export class RoleTerminals implements Terminals, Disposable {
  readonly #store = new DisposableStore();
  readonly #open = new Map<TerminalRole, Map<ShellKind, RoleTerminal>>();
  readonly #options: RoleTerminalsOptions;

  constructor(options: RoleTerminalsOptions) {
    this.#options = options;
    this.#store.add(
      vscode.window.onDidCloseTerminal((closed) => {
        for (const ofRole of this.#open.values())
          for (const [kind, { terminal }] of ofRole) if (terminal === closed) ofRole.delete(kind);
      }),
    );
  }

  async run(input: string, role: TerminalRole, signal: AbortSignal): Promise<TerminalRun> {
    const found = await this.#find(role);
    found.terminal.show(true);
    return await found.run(input, signal);
  }

  show(role: TerminalRole): void {
    [...(this.#open.get(role)?.values() ?? [])].at(-1)?.terminal.show(false);
  }

  /** The role's terminal, made if there is none; with a shell of that kind, or else the one in use. */
  async open(role: TerminalRole, kind?: ShellKind): Promise<vscode.Terminal> {
    const { terminal } = await this.#find(role, kind);
    // Whoever asks for a shell wants to type into it; a terminal that only shows leaves the focus to the text.
    terminal.show(kind === undefined);
    return terminal;
  }

  /** Closes every terminal: what runs in them belongs to a connection that is no more. */
  closeAll(): void {
    for (const ofRole of this.#open.values()) for (const { terminal } of ofRole.values()) terminal.dispose();
    this.#open.clear();
  }

  async #find(role: TerminalRole, wanted?: ShellKind): Promise<RoleTerminal> {
    const connection = this.#options.connection();
    if (connection === undefined) throw new LabError('no-connection', '');
    const kind = wanted ?? (await this.#options.shells.kind());
    const existing = this.#open.get(role)?.get(kind);
    return existing ?? (await this.#create(role, kind, connection));
  }

  async #create(role: TerminalRole, kind: ShellKind, connection: Connection): Promise<RoleTerminal> {
    const environment = await connection.terminalEnvironment();
    const { profile, commandSettings } = connection;
    const plan: TerminalPlan = {
      role,
      name: `${title(role, kind)} · ${profile.name}`,
      icon: new vscode.ThemeIcon(profile.icon),
      environment: { ...Object.fromEntries(this.#options.variables()), ...environment },
      commandSettings,
    };
    const made =
      kind === 'labShell'
        ? this.#options.labShells.create(plan)
        : await SystemTerminal.create(plan, this.#options.reports);
    const ofRole = this.#open.get(role) ?? new Map<ShellKind, RoleTerminal>();
    this.#open.set(role, ofRole);
    const meanwhile = ofRole.get(kind);
    if (meanwhile === undefined) ofRole.set(kind, made);
    else made.terminal.dispose();
    return meanwhile ?? made;
  }

  dispose(): void {
    this.closeAll();
    this.#store.dispose();
  }
}

function title(role: TerminalRole, kind: ShellKind): string {
  const titles: Readonly<Record<TerminalRole, string>> = {
    work: kind === 'labShell' ? vscode.l10n.t('Lab Shell') : vscode.l10n.t('EKS Lab'),
    watch: kind === 'labShell' ? vscode.l10n.t('Lab Shell watch') : vscode.l10n.t('EKS Lab watch'),
    node1: 'N1',
    node2: 'N2',
    node3: 'N3',
  };
  return titles[role];
}
