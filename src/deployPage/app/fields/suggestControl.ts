import { Combobox } from '../../../webview/app/combobox.ts';
import { element } from '../../../webview/app/element.ts';
import { wordMatches } from '../../../webview/app/wordMatches.ts';
import { count } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';
import type { Control } from './control.ts';
import type { Suggestion } from './suggestions.ts';

/**
 * A line of text with a list of what one may choose. What is not in the list can be typed all the same: AWS may offer what
 * could not be read.
 */
export class SuggestControl implements Control {
  readonly #combobox: Combobox<string>;
  #suggestions: readonly Suggestion[] = [];

  constructor(id: string, label: string, { empty, matches, noMatch }: Strings['form'], typed: (value: string) => void) {
    const matchText = (found: number) => {
      if (this.#suggestions.length === 0) return '';
      return found === 0 ? noMatch : count(matches, found);
    };
    this.#combobox = new Combobox({
      id,
      label,
      typed,
      offer: (text) => {
        const options = this.#suggestions.map(({ value, detail }) => ({
          value,
          label: value === '' ? empty : value,
          text: value,
          detail,
        }));
        return wordMatches(options, text, this.input.value, matchText);
      },
      chosen: (value) => {
        this.#combobox.show(value);
        typed(value);
      },
    });
    this.root.append(element('span', { className: 'arrow', text: '▾', attributes: { 'aria-hidden': 'true' } }));
  }

  get root(): HTMLElement {
    return this.#combobox.root;
  }

  get input(): HTMLInputElement {
    return this.#combobox.input;
  }

  update(value: string): void {
    if (document.activeElement !== this.input) this.#combobox.show(value);
  }

  /** What may be chosen from now on; none makes it a plain line of text. */
  suggest(suggestions: readonly Suggestion[]): void {
    if (suggestions === this.#suggestions) return;
    this.#suggestions = suggestions;
    this.root.classList.toggle('plain', suggestions.length === 0);
    this.#combobox.refresh();
  }
}
