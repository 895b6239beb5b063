import type { TerminalRole } from '../ports/terminals.ts';

/** What has become of a block since it was last started. Times in milliseconds. */
export type RunState =
  | { readonly kind: 'running'; readonly role: TerminalRole; readonly startedAt: number }
  /** `exitCode` is undefined when the shell did not say. `stopped`: a person stopped it, so its status is no failure. */
  | {
      readonly kind: 'done';
      readonly role: TerminalRole;
      readonly exitCode: number | undefined;
      readonly ms: number;
      readonly stopped: boolean;
    };

/** Run states of one text's blocks, by block key. A block that never ran has none. */
export type RunStates = ReadonlyMap<string, RunState>;
