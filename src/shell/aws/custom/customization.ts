import type { Printable } from '../output/printable.ts';
import type { OptionName } from '../words.ts';

/** Where the CLI differs from a plain mapping of an operation. */
export interface Customization {
  /** Options of the plain mapping that are not offered. */
  readonly without?: readonly string[];
  readonly options?: readonly OptionName[];
  /** Puts what the options say into the parameters. */
  apply(parameters: Record<string, unknown>, given: ReadonlyMap<string, readonly string[]>): void;
  /** The answer as it is printed. */
  shown?(answer: Printable): Printable;
}
