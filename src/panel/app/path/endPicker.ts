import { element, setAttribute, setText } from '../../../webview/app/element.ts';

/** What a list offers for a text; `note` stands below it. */
export interface Offer<Value> {
  readonly options: readonly { readonly value: Value; readonly label: string; readonly detail: string }[];
  readonly note: string;
}

let made = 0;

/**
 * A field with a list that what one types narrows: the combobox of ARIA's practices. The list is made while it is open;
 * the field itself shows what is chosen.
 */
export class EndPicker<Value> {
  readonly root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #note = element('p', { className: 'note' });
  readonly #popup: HTMLElement;
  readonly #offer: (text: string) => Offer<Value>;
  readonly #chosen: (value: Value) => void;
  #options: Offer<Value>['options'] = [];
  #active = -1;
  #shown = '';

  constructor(label: string, offer: (text: string) => Offer<Value>, chosen: (value: Value) => void) {
    this.#offer = offer;
    this.#chosen = chosen;
    made += 1;
    const id = `end-picker-${made}`;
    this.#list = element('ul', { attributes: { id: `${id}-list`, role: 'listbox', 'aria-label': label } });
    this.#input = element('input', {
      attributes: {
        id,
        type: 'text',
        role: 'combobox',
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-autocomplete': 'list',
        'aria-expanded': 'false',
        'aria-controls': `${id}-list`,
      },
    });
    this.#popup = element('div', { className: 'popup' }, this.#list, this.#note);
    this.#popup.hidden = true;
    const name = element('label', { text: label, attributes: { for: id } });
    const field = element('div', { className: 'entry-box' }, this.#input, this.#popup);
    this.root = element('div', { className: 'end-picker' }, name, field);
    this.#listen();
  }

  /** Shows what is chosen, unless somebody is typing. */
  show(text: string): void {
    this.#shown = text;
    if (this.#popup.hidden && this.#input.value !== text) this.#input.value = text;
  }

  /** Draws the open list anew: there is something else to choose. */
  refresh(): void {
    if (!this.#popup.hidden) this.#open(this.#query);
  }

  focus(): void {
    this.#input.focus();
  }

  /** What was typed: the text that shows the choice looks for nothing. */
  get #query(): string {
    return this.#input.value === this.#shown ? '' : this.#input.value;
  }

  #listen(): void {
    const input = this.#input;
    input.addEventListener('input', () => this.#open(input.value));
    input.addEventListener('focus', () => input.select());
    input.addEventListener('click', () => this.#open(this.#query));
    input.addEventListener('blur', () => this.#close());
    input.addEventListener('keydown', (event) => this.#press(event));
    // The field keeps the focus while one points at the list.
    this.#popup.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      const index = option === null ? -1 : [...this.#list.children].indexOf(option);
      if (index >= 0) this.#choose(index);
    });
  }

  #press(event: KeyboardEvent): void {
    const isOpen = !this.#popup.hidden;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) this.#open(this.#query);
      const last = this.#options.length - 1;
      const next = this.#active + (key === 'ArrowDown' ? 1 : -1);
      this.#activate(isOpen ? (next < 0 ? last : next > last ? 0 : next) : key === 'ArrowDown' ? 0 : last);
    } else if (key === 'Enter' && isOpen) {
      event.preventDefault();
      this.#choose(Math.max(this.#active, 0));
    } else if (key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
      this.#input.select();
    }
  }

  #open(text: string): void {
    const { options, note } = this.#offer(text);
    this.#options = options;
    this.#list.replaceChildren(
      ...options.map(({ label, detail }, index) =>
        element(
          'li',
          { attributes: { id: `${this.#input.id}-${index}`, role: 'option', 'aria-selected': 'false' } },
          element('span', { className: 'label', text: label }),
          element('span', { className: 'option-detail', text: ` ${detail}` }),
        ),
      ),
    );
    setText(this.#note, note);
    this.#note.hidden = note === '';
    this.#list.hidden = options.length === 0;
    this.#popup.hidden = false;
    setAttribute(this.#input, 'aria-expanded', 'true');
    this.#activate(text === '' || options.length === 0 ? -1 : 0);
  }

  #close(): void {
    this.#popup.hidden = true;
    this.#list.replaceChildren();
    this.#options = [];
    setAttribute(this.#input, 'aria-expanded', 'false');
    setAttribute(this.#input, 'aria-activedescendant', undefined);
    this.#input.value = this.#shown;
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    setAttribute(this.#input, 'aria-activedescendant', option?.id);
  }

  #choose(index: number): void {
    const option = this.#options[index];
    if (option === undefined) return;
    this.#close();
    this.#chosen(option.value);
  }
}
