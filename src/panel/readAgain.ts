import type { Clock } from '../base/clock.ts';

/** Something that is read when it is asked for, and not again for a while. What failed is read again at once. */
export class ReadAgain<T> {
  readonly #clock: Clock;
  readonly #lasts: number;
  readonly #read: (of: string) => Promise<T>;
  #last: { readonly of: string; readonly until: number; readonly value: Promise<T> } | undefined;

  /** `lasts` in milliseconds. */
  constructor(clock: Clock, lasts: number, read: (of: string) => Promise<T>) {
    this.#clock = clock;
    this.#lasts = lasts;
    this.#read = read;
  }

  /** `of` names whose it is: that of another is another. */
  get(of: string): Promise<T> {
    const now = this.#clock.now();
    if (this.#last !== undefined && this.#last.of === of && now < this.#last.until) return this.#last.value;
    const value = this.#read(of);
    const last = { of, until: now + this.#lasts, value };
    this.#last = last;
    value.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return value;
  }
}
