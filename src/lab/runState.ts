import type { TerminalRole } from '../ports/terminals.ts';
import type { Comparison } from './expected/compare.ts';

/** What has become of a block since it was last started. Times in milliseconds. */
export type RunState =
  | { readonly kind: 'running'; readonly role: TerminalRole; readonly startedAt: number }
  | RunOutcome;

/** How a block went. `exitCode` is undefined when the shell did not say. `stopped`: a person stopped it, so its status is no failure. */
export interface RunOutcome {
  readonly kind: 'done';
  readonly role: TerminalRole;
  readonly exitCode: number | undefined;
  readonly ms: number;
  readonly stopped: boolean;
  /** What it wrote, where that is known. */
  readonly output: string | undefined;
  /** How that compares with what the chapter says; undefined when either is missing, or it failed. */
  readonly comparison: Comparison | undefined;
}

/** Run states of one text's blocks, by block key. A block that never ran has none. */
export type RunStates = ReadonlyMap<string, RunState>;
