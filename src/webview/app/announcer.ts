import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { element, setText } from './element.ts';

/** Milliseconds a number must rest before it is read out: a scale-up changes it many times a second. */
const rest = 1000;

/** Reads changes out to screen readers, politely and without repeating what it said at first. */
export class Announcer {
  readonly root = element('p', { className: 'spoken', attributes: { role: 'status', 'aria-live': 'polite' } });
  readonly #clock: Clock;
  #last: string | undefined;
  #timer: Disposable | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is true when the page opens is not news. */
  update(sentence: string): void {
    this.#last ??= sentence;
    this.#timer?.dispose();
    this.#timer = undefined;
    if (sentence === this.#last) return;
    this.#timer = this.#clock.after(rest, () => {
      this.#last = sentence;
      setText(this.root, sentence);
    });
  }
}
