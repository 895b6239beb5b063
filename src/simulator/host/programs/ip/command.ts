import type { Paint } from './paint.ts';

/** A command line of `ip`, read. */
export interface IpCommand {
  readonly verb: string;
  /** What follows the verb. */
  readonly words: readonly string[];
  readonly brief: boolean;
  readonly oneLine: boolean;
  readonly family: 'inet' | 'inet6' | undefined;
  readonly paint: Paint;
}

/** Why `ip` could not do it, as it says on standard error. */
export class IpFailure extends Error {
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.name = 'IpFailure';
    this.status = status;
  }
}

/** The value behind a keyword; undefined if the keyword is not there. */
export function valueOf(words: readonly string[], ...keywords: readonly string[]): string | undefined {
  const at = words.findIndex((word) => keywords.includes(word));
  return at < 0 ? undefined : words[at + 1];
}
