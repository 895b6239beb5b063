import type { Plural } from '../strings.ts';
import { element, setText } from './element.ts';
import { pushButton } from './toolkit.ts';
import { count, fill } from './words.ts';

/** What a button that shows more says. */
export interface MoreWords {
  readonly showMore: Plural;
  /** `{0} of {1} are shown`. */
  readonly shown: string;
}

/** Shows a long list piece by piece, and tells a screen reader how far it is. */
export class MoreButton {
  readonly root: HTMLElement;
  readonly #button: HTMLElement;
  readonly #said = element('span', { className: 'spoken', attributes: { role: 'status', 'aria-live': 'polite' } });
  readonly #words: MoreWords;
  readonly #step: number;
  #limit: number;
  #total = 0;

  /**
   * `step`: how many items at first, and how many more with every press. `pressed` draws them and moves the focus to the
   * first new one, whose index it gets: after the last press the button is gone.
   */
  constructor(step: number, words: MoreWords, pressed: (firstNew: number) => void) {
    this.#step = step;
    this.#limit = step;
    this.#words = words;
    this.#button = pushButton('', 'secondary', () => {
      const before = this.#limit;
      this.#limit += this.#step;
      pressed(before);
      setText(this.#said, fill(this.#words.shown, Math.min(this.#limit, this.#total), this.#total));
    });
    this.root = element('div', { className: 'show-more' }, this.#button, this.#said);
  }

  atLeast(limit: number): void {
    this.#limit = Math.max(this.#limit, limit);
  }

  /** The items to show now. */
  take<Item>(items: readonly Item[]): readonly Item[] {
    const rest = Math.max(0, items.length - this.#limit);
    this.#total = items.length;
    // Not the whole: what is said in its last moment would not be heard.
    this.#button.hidden = rest === 0;
    setText(this.#button, count(this.#words.showMore, Math.min(rest, this.#step)));
    return rest === 0 ? items : items.slice(0, this.#limit);
  }
}
