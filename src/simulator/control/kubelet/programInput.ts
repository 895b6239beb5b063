import type { CommandInput } from './containerInside.ts';
import type { Process } from './process.ts';

/** Nobody reads what is typed. */
export const ignoredInput: CommandInput = {
  input: () => Promise.resolve(),
  endInput: () => undefined,
  resize: () => undefined,
};

/** What is typed to a program that reads nothing; on a terminal, Ctrl-C asks it to end. */
export function programInput(process: Process, isTerminal: boolean): CommandInput {
  return {
    ...ignoredInput,
    input(text) {
      if (isTerminal && text.includes('\u0003')) process.stop();
      return Promise.resolve();
    },
  };
}
