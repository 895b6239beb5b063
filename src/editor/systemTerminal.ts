import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { TerminalRole, TerminalRun } from '../ports/terminals.ts';
import type { RoleTerminal, TerminalPlan } from './roleTerminal.ts';
import { followRun } from './runFollower.ts';
import { shellReady } from './shellReady.ts';
import type { ShellReports } from './shellReports.ts';

const interrupt = '\u0003';

/** A terminal with a shell of this machine. */
export class SystemTerminal implements RoleTerminal {
  readonly terminal: vscode.Terminal;
  readonly #role: TerminalRole;
  readonly #reports: ShellReports;

  private constructor(terminal: vscode.Terminal, role: TerminalRole, reports: ShellReports) {
    this.terminal = terminal;
    this.#role = role;
    this.#reports = reports;
  }

  static async create(plan: TerminalPlan, reports: ShellReports): Promise<SystemTerminal> {
    const reporting = await reports.environment(plan.role);
    const terminal = createShellTerminal({ ...plan, environment: { ...plan.environment, ...reporting } });
    return new SystemTerminal(terminal, plan.role, reports);
  }

  async run(input: string, signal: AbortSignal): Promise<TerminalRun> {
    const { terminal } = this;
    const shell = await shellReady(terminal, signal);
    const integrated = shell !== undefined;
    const ended = followRun({ terminal, role: this.#role, integrated, reports: this.#reports });
    // Not `executeCommand`: of several lines it never tells the end, because the shell reports them joined.
    terminal.sendText(input, true);
    return { ended, stop: () => terminal.sendText(interrupt, false) };
  }
}

/** A terminal with a shell of this machine: bash, if there is one. */
export function createShellTerminal({
  name,
  icon,
  environment,
}: Pick<TerminalPlan, 'name' | 'icon' | 'environment'>): vscode.Terminal {
  return vscode.window.createTerminal({
    name,
    iconPath: icon,
    // The chapters are written for bash; where that is not the usual shell, it is asked for by name.
    ...(!isBash(vscode.env.shell) && bash !== undefined && { shellPath: bash }),
    env: { ...environment },
    // Its environment points at files that end with the connection, so it is not brought back after a reload.
    isTransient: true,
  });
}

/** Where bash is when it is not the person's shell. */
const bash = process.platform === 'win32' ? undefined : ['/bin/bash', '/usr/bin/bash'].find(existsSync);

function isBash(shell: string): boolean {
  return /[/\\]bash(?:\.exe)?$/.test(shell);
}
