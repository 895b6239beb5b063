import type { Machinery } from '../machinery.ts';
import type { Stack, StackStatus } from '../stack.ts';

/** What an operation on a stack needs of the account's stacks. */
export interface StackHost {
  readonly machinery: Machinery;
  /** Every stack of the account, deleted ones included. */
  all(): readonly Stack[];
  /** Moves the stack to a status, with an event, and tells who listens. */
  move(stack: Stack, status: StackStatus, reason?: string): void;
  /** Remembers how to stop what is being done to the stack; undefined when nothing is any more. */
  underWay(stack: Stack, running: { cancel(): void } | undefined): void;
}

/** `reason` as a sentence, and another after it. */
export function sentences(reason: string, next: string): string {
  return `${reason.replace(/\.?\s*$/, '.')} ${next}`;
}
