import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList } from '../../../webview/app/keyedList.ts';
import type { Strings } from '../words.ts';
import type { Fact, Facts } from './facts.ts';

/** The facts of what one points at, beside the drawing in a fixed place, so that nothing jumps and nothing is covered. */
export class Card {
  readonly root: HTMLElement;
  readonly #title = element('p', { className: 'title' });
  readonly #facts: KeyedList<Fact>;

  constructor({ ops: words }: Strings) {
    const list = element('dl');
    this.#facts = new KeyedList(
      list,
      ([name]) => name,
      () => {
        const name = element('dt');
        const value = element('dd');
        return {
          root: element('div', {}, name, value),
          update([what, says]) {
            setText(name, what);
            setText(value, says);
          },
        };
      },
    );
    // Screen readers hear the same from the drawing itself.
    this.root = element('div', { className: 'card', attributes: { 'aria-hidden': 'true' } }, this.#title, list);
    setText(this.#title, words.details);
  }

  show({ title, facts }: Facts): void {
    setText(this.#title, title);
    this.#facts.update(facts);
  }
}
