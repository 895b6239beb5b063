import { setTimeout } from 'node:timers/promises';

/** Characters that may be on their way to the screen before a program waits, and for how many milliseconds. */
const burst = 128 * 1024;
const pause = 10;

/** A screen that tells nothing of how fast it is: programs that write much are slowed down, so that others get a turn. */
export class Screen {
  readonly #write: (text: string) => void;
  #written = 0;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  async show(text: string): Promise<void> {
    if (text === '') return;
    this.#write(text);
    this.#written += text.length;
    if (this.#written < burst) return;
    this.#written = 0;
    await setTimeout(pause);
  }
}
