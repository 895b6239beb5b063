/** What a person is told without being asked anything. */
export interface Notices {
  /** A fact, with at most two things to do about it. Resolves with the label of the chosen one once the message is closed. */
  info(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  warn(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  /** The sentence and the next action of a failure. Cancellations are not shown. */
  error(error: unknown): void;
}

/** Where work that takes a while says how far it is. */
export interface ProgressReport {
  /** `share`: how much of the whole is done, from 0 to 1, when that is known. */
  (message: string, share?: number): void;
}

/** Runs work that takes a while, under a title; the signal aborts when the person cancels. */
export type WithProgress = <T>(
  title: string,
  run: (report: ProgressReport, signal: AbortSignal) => Promise<T>,
) => Promise<T>;
