import type { Descriptors } from '../../streams/descriptors.ts';

/** What a command is run with. */
export interface Run {
  readonly io: Descriptors;
  /** Aborts when a person interrupts what runs in the foreground, or the terminal has gone. */
  readonly signal: AbortSignal;
  /** A failure is an answer here, not an end: the condition of an `if`, all but the last of an `&&` list. */
  readonly tested: boolean;
  /** The line of the script, for messages. */
  readonly line: number;
}
