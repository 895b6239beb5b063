import { element, setText } from './element.ts';
import { pushButton } from './toolkit.ts';
import { count } from './words.ts';
import type { Plural } from '../strings.ts';

/** Shows a long list piece by piece. */
export class MoreButton {
  readonly root: HTMLElement;
  readonly #button: HTMLElement;
  readonly #words: Plural;
  readonly #step: number;
  #limit: number;

  /** `step`: how many items at first, and how many more with every press. */
  constructor(step: number, words: Plural, pressed: () => void) {
    this.#step = step;
    this.#limit = step;
    this.#words = words;
    this.#button = pushButton('', 'secondary', () => {
      this.#limit += this.#step;
      pressed();
    });
    this.root = element('p', { className: 'show-more' }, this.#button);
  }

  atLeast(limit: number): void {
    this.#limit = Math.max(this.#limit, limit);
  }

  /** The items to show now. */
  take<Item>(items: readonly Item[]): readonly Item[] {
    const rest = Math.max(0, items.length - this.#limit);
    this.root.hidden = rest === 0;
    setText(this.#button, count(this.#words, Math.min(rest, this.#step)));
    return rest === 0 ? items : items.slice(0, this.#limit);
  }
}
