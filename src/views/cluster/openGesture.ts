import type { Clock } from '../../base/clock.ts';

/** Two clicks within this many milliseconds are a double click; the editor tells of each on a way of its own. */
const doubleClick = 600;

/** An Enter's command arrives within this many milliseconds, or it had none. */
const enterTakes = 1000;

/** Tells a row that was double-clicked or entered from one that was only chosen: the editor runs its command each time. */
export class OpenGesture {
  readonly #clock: Clock;
  #click: { readonly rowId: string; readonly at: number } | undefined;
  #entered = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Enter was pressed: the next row that reports is meant. */
  byKeyboard(): void {
    this.#entered = this.#clock.now();
  }

  /** Whether the row that reports now was entered, or clicked for the second time. */
  isOpened(rowId: string): boolean {
    const now = this.#clock.now();
    const entered = now - this.#entered <= enterTakes;
    const twice = this.#click?.rowId === rowId && now - this.#click.at <= doubleClick;
    this.#entered = -Infinity;
    this.#click = entered || twice ? undefined : { rowId, at: now };
    return entered || twice;
  }
}
