import type { OptionName } from '../words.ts';

/** An option of a command that is no operation. */
export interface CommandOption extends OptionName {
  readonly required?: boolean;
}
