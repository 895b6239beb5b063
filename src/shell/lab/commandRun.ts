import { stripVTControlCharacters } from 'node:util';
import type { RunEnd } from '../../ports/terminals.ts';

/** How much of an output is kept, in characters: far more than any chapter expects. */
const longestOutput = 64_000;

/** One command that is typed for a person, and what it writes from its beginning to the next prompt. */
export class CommandRun {
  readonly ended: Promise<RunEnd>;
  readonly #end: (end: RunEnd) => void;
  #output: string | undefined;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<RunEnd>();
    this.ended = promise;
    this.#end = resolve;
  }

  /** It has been typed to its end: what is written now is its output. */
  begin(): void {
    this.#output = '';
  }

  written(text: string): void {
    if (this.#output !== undefined && this.#output.length < longestOutput) this.#output += text;
  }

  /** @param exitCode undefined when there is nobody to tell. */
  end(exitCode: number | undefined): void {
    const plain = stripVTControlCharacters(this.#output?.slice(0, longestOutput) ?? '');
    this.#end({ exitCode, output: plain.replaceAll(/\r+\n/g, '\n').replaceAll('\r', '\n') });
  }
}
