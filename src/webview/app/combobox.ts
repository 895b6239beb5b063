import { element, setAttribute, setText } from './element.ts';
import { placeOf, type Offer } from './offer.ts';

export interface ComboboxOptions<Value> {
  /** Of the field; unlike any other on the page. */
  readonly id: string;
  readonly label: string;
  /** What to choose from; an empty text asks for everything. */
  readonly offer: (typed: string) => Offer<Value>;
  readonly chosen: (value: Value) => void;
  /** Hears of each key where any text will do. Without it, what was typed only looks for what can be chosen. */
  readonly typed?: (text: string) => void;
}

/**
 * A text field with a list that what one types narrows, by ARIA's practices: arrows walk it, Enter chooses, Escape closes
 * it and takes back what only looked for something. The list is made while it is open; the field shows what is chosen.
 */
export class Combobox<Value> {
  readonly root: HTMLElement;
  /** What takes the focus, and wants a label. */
  readonly input: HTMLInputElement;
  readonly #options: ComboboxOptions<Value>;
  readonly #list: HTMLUListElement;
  readonly #note = element('p', { attributes: { role: 'status' } });
  readonly #popup: HTMLElement;
  #offered: Offer<Value>['options'] = [];
  #active = -1;
  #typed = '';
  #shown = '';

  constructor(options: ComboboxOptions<Value>) {
    const { id, label } = options;
    this.#options = options;
    this.#list = element('ul', { attributes: { id: `${id}-list`, role: 'listbox', 'aria-label': label } });
    this.input = element('input', {
      attributes: {
        id,
        type: 'text',
        role: 'combobox',
        autocomplete: 'off',
        spellcheck: 'false',
        autocapitalize: 'off',
        'aria-autocomplete': 'list',
        'aria-expanded': 'false',
        'aria-controls': `${id}-list`,
      },
    });
    this.#popup = element('div', { className: 'popup' }, this.#list);
    this.#popup.hidden = true;
    this.root = element('div', { className: 'combobox' }, this.input, this.#popup);
    // Where any text will do, there is no need to see that the list has none of it.
    this.#note.className = this.#isFree ? 'spoken' : 'note';
    (this.#isFree ? this.root : this.#popup).append(this.#note);
    this.#listen();
  }

  /** Shows what is chosen, unless somebody is typing. */
  show(text: string): void {
    this.#shown = text;
    if (!this.#isOpen && this.input.value !== text) this.input.value = text;
  }

  /** Draws the open list anew: there is something else to choose. */
  refresh(): void {
    if (this.#isOpen) this.#open(this.#typed);
  }

  /** Whether any text will do. */
  get #isFree(): boolean {
    return this.#options.typed !== undefined;
  }

  get #isOpen(): boolean {
    return !this.#popup.hidden;
  }

  /** What was typed: the text that shows the choice looks for nothing. */
  get #query(): string {
    return this.input.value === this.#shown ? '' : this.input.value;
  }

  #listen(): void {
    const { input } = this;
    input.addEventListener('input', () => this.#type(input.value));
    if (!this.#isFree) input.addEventListener('focus', () => input.select());
    input.addEventListener('click', () => {
      if (!this.#isOpen) this.#open(this.#query);
    });
    input.addEventListener('blur', () => this.#close());
    input.addEventListener('keydown', (event) => this.#press(event));
    // The field keeps the focus while one points at the list.
    this.#popup.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (option !== null) this.#choose([...this.#list.children].indexOf(option));
    });
  }

  #press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const wasOpen = this.#isOpen;
      if (!wasOpen) this.#open(this.#query);
      if (wasOpen || this.#active < 0) this.#walk(step);
      if (this.#isOpen) event.preventDefault();
    } else if (event.key === 'Enter' && this.#isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === 'Escape' && this.#isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
      if (!this.#isFree) this.input.select();
    }
  }

  #type(text: string): void {
    if (this.#isFree) this.#shown = text;
    this.#open(text);
    this.#options.typed?.(text);
  }

  #open(typed: string): void {
    const { options, note } = this.#options.offer(typed);
    this.#typed = typed;
    this.#offered = options;
    this.#list.replaceChildren(
      ...options.map(({ label, detail = '' }, index) =>
        element(
          'li',
          { attributes: { id: `${this.#options.id}-${index}`, role: 'option', 'aria-selected': 'false' } },
          element('span', { className: 'label', text: label }),
          ...(detail === '' ? [] : [element('span', { className: 'option-detail', text: ` ${detail}` })]),
        ),
      ),
    );
    setText(this.#note, note);
    this.#list.hidden = options.length === 0;
    this.#popup.hidden = this.#isFree && options.length === 0;
    setAttribute(this.input, 'aria-expanded', String(this.#isOpen));
    this.#activate(this.#isFree || typed === '' ? placeOf(options, this.#shown) : 0);
  }

  #close(): void {
    this.#popup.hidden = true;
    this.#list.replaceChildren();
    this.#offered = [];
    setText(this.#note, '');
    setAttribute(this.input, 'aria-expanded', 'false');
    setAttribute(this.input, 'aria-activedescendant', undefined);
    this.input.value = this.#shown;
  }

  /** To the next option or the one before, around the ends. */
  #walk(step: number): void {
    const { length } = this.#offered;
    const next = this.#active < 0 && step < 0 ? -1 : this.#active + step;
    this.#activate(length === 0 ? -1 : (next + length) % length);
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = Math.min(index, this.#offered.length - 1);
    const option = this.#list.children[this.#active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    setAttribute(this.input, 'aria-activedescendant', option?.id);
  }

  #choose(index: number): void {
    const option = this.#offered[index];
    if (option === undefined) return;
    this.#close();
    this.#options.chosen(option.value);
  }
}
