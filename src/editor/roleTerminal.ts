import type * as vscode from 'vscode';
import type { TerminalRole, TerminalRun } from '../ports/terminals.ts';

/** One terminal of the lab. */
export interface RoleTerminal {
  readonly terminal: vscode.Terminal;
  /** As `Terminals.run`, in this one. */
  run(input: string, signal: AbortSignal): Promise<TerminalRun>;
}

/** What a terminal is made with. */
export interface TerminalPlan {
  readonly role: TerminalRole;
  readonly name: string;
  readonly icon: vscode.ThemeIcon;
  /** Variables over those of this process; null removes one. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** Words that come first in every call of a command of ours, by its name. */
  readonly commandSettings: Readonly<Record<string, readonly string[]>>;
}
