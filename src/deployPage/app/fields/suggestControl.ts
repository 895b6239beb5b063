import { element, setAttribute, setText } from '../../../webview/app/element.ts';
import { count } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';
import { showValue, type Control } from './control.ts';
import { matching, type Suggestion } from './suggestions.ts';
import { textInput } from './textControl.ts';

/** Suggestions shown at once; typing narrows them. */
const mostShown = 60;
/** Suggestions shown before the one in the field. */
const shownBefore = 5;

/**
 * A line of text with a list of what one may choose: arrows walk it, Enter takes, Escape closes it. What is not in the list
 * can be typed all the same: AWS may offer what could not be read.
 */
export class SuggestControl implements Control {
  readonly root: HTMLElement;
  readonly input = textInput('text');
  readonly #list: HTMLUListElement;
  readonly #id: string;
  readonly #strings: Strings['form'];
  readonly #status = element('span', { className: 'spoken', attributes: { role: 'status' } });
  readonly #typed: (value: string) => void;
  #suggestions: readonly Suggestion[] = [];
  #shown: readonly Suggestion[] = [];
  #active = -1;

  constructor(id: string, label: string, strings: Strings['form'], typed: (value: string) => void) {
    this.#id = id;
    this.#strings = strings;
    this.#typed = typed;
    const { input } = this;
    const roles = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
    };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    this.#list = element('ul', { attributes: { id: `${id}-list`, role: 'listbox', 'aria-label': label } });
    this.#list.hidden = true;
    const arrow = element('span', { className: 'arrow', text: '▾', attributes: { 'aria-hidden': 'true' } });
    this.root = element('div', { className: 'suggest' }, input, arrow, this.#list, this.#status);
    input.addEventListener('input', () => {
      this.#open(input.value);
      typed(input.value);
    });
    input.addEventListener('click', () => {
      if (this.#list.hidden) this.#open('');
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // The field keeps the focus while one points at the list.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const item = event.target instanceof Element ? event.target.closest('li') : null;
      this.#take(item === null ? -1 : [...this.#list.children].indexOf(item));
    });
  }

  update(value: string): void {
    showValue(this.input, value);
  }

  /** What may be chosen from now on; none makes it a plain line of text. */
  suggest(suggestions: readonly Suggestion[]): void {
    if (suggestions === this.#suggestions) return;
    this.#suggestions = suggestions;
    this.root.classList.toggle('plain', suggestions.length === 0);
    if (!this.#list.hidden) this.#open(this.input.value);
  }

  #open(typed: string): void {
    const found = matching(this.#suggestions, typed);
    const value = this.input.value;
    // Without a text, the list opens where the value is.
    const place = found.findIndex((each) => each.value === value);
    const first = typed === '' ? Math.max(0, place - shownBefore) : 0;
    this.#shown = found.slice(first, first + mostShown);
    this.#list.replaceChildren(
      ...this.#shown.map(({ value: text, detail }, index) =>
        element(
          'li',
          { attributes: { id: `${this.#id}-option-${index}`, role: 'option', 'aria-selected': 'false' } },
          element('span', { text: text === '' ? this.#strings.empty : text }),
          element('span', { className: 'quiet small', text: detail }),
        ),
      ),
    );
    this.#list.hidden = this.#shown.length === 0;
    setAttribute(this.input, 'aria-expanded', String(!this.#list.hidden));
    if (this.#suggestions.length > 0)
      setText(this.#status, found.length === 0 ? this.#strings.noMatch : count(this.#strings.matches, found.length));
    this.#activate(this.#shown.findIndex((each) => each.value === value));
  }

  #close(): void {
    this.#list.hidden = true;
    this.#active = -1;
    setAttribute(this.input, 'aria-expanded', 'false');
    setAttribute(this.input, 'aria-activedescendant', undefined);
    setText(this.#status, '');
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.#suggestions.length > 0) {
      event.preventDefault();
      if (this.#list.hidden) this.#open('');
      else if (this.#active < 0) this.#activate(step > 0 ? 0 : this.#shown.length - 1);
      else this.#activate((this.#active + step + this.#shown.length) % this.#shown.length);
    } else if (event.key === 'Enter' && !this.#list.hidden && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (event.key === 'Escape' && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const active = this.#list.children[index];
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    setAttribute(this.input, 'aria-activedescendant', active?.id);
  }

  #take(index: number): void {
    const taken = this.#shown[index];
    if (taken === undefined) return;
    this.input.value = taken.value;
    this.#close();
    this.#typed(taken.value);
  }
}
