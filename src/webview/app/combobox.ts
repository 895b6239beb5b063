import { element, setAttribute, setText } from './element.ts';

/** Matches shown at once; typing narrows them. */
const mostShown = 60;
/** Values shown before the one in the field. */
const shownBefore = 5;

export interface ComboboxOptions {
  readonly id: string;
  readonly label: string;
  readonly values: readonly string[];
  /** Says how many match, for screen readers. */
  readonly matches: (count: number) => string;
  readonly chosen: (value: string) => void;
  /** Whether the field is emptied once something is chosen. */
  readonly clears?: boolean;
}

/** A text field with a list that what one types narrows: arrows walk it, Enter chooses, Escape takes it back. */
export class Combobox {
  readonly root: HTMLElement;
  readonly #options: ComboboxOptions;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #status = element('span', { className: 'spoken', attributes: { role: 'status' } });
  #value = '';
  #shown: readonly string[] = [];
  #active = -1;

  constructor(options: ComboboxOptions) {
    const { id, label } = options;
    this.#options = options;
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
    this.#list = element('ul', { attributes: { id: `${id}-list`, role: 'listbox', 'aria-label': label } });
    this.#list.hidden = true;
    this.#input.addEventListener('input', () => this.#open(this.#input.value));
    this.#input.addEventListener('click', () => this.#open(''));
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#close());
    // The field keeps the focus while one points at the list.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#choose(this.#indexOf(event.target)));
    const box = element('div', { className: 'combobox' }, this.#input, this.#list);
    this.root = element(
      'div',
      { className: 'field' },
      element('label', { text: label, attributes: { for: id } }),
      box,
      this.#status,
    );
  }

  /** What stands in the field while nobody types in it. */
  set value(value: string) {
    if (value === this.#value) return;
    this.#value = value;
    if (this.#list.hidden) this.#input.value = value;
  }

  #open(typed: string): void {
    const matching = matchesOf(this.#options.values, typed);
    // Without a text, the list opens where the value is.
    const first = typed === '' ? Math.max(0, matching.indexOf(this.#value) - shownBefore) : 0;
    this.#shown = matching.slice(first, first + mostShown);
    this.#list.replaceChildren(
      ...this.#shown.map((value, index) =>
        element('li', { text: value, attributes: { id: this.#idOf(index), role: 'option', 'aria-selected': 'false' } }),
      ),
    );
    this.#list.hidden = this.#shown.length === 0;
    setAttribute(this.#input, 'aria-expanded', String(!this.#list.hidden));
    setText(this.#status, this.#options.matches(matching.length));
    this.#activate(typed === '' ? this.#shown.indexOf(this.#value) : 0);
  }

  #close(): void {
    this.#list.hidden = true;
    setAttribute(this.#input, 'aria-expanded', 'false');
    setAttribute(this.#input, 'aria-activedescendant', undefined);
    setText(this.#status, '');
    this.#input.value = this.#value;
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (this.#list.hidden) this.#open('');
      else this.#activate((this.#active + step + this.#shown.length) % this.#shown.length);
    } else if (event.key === 'Enter' && !this.#list.hidden) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === 'Escape' && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = Math.min(index, this.#shown.length - 1);
    const active = this.#list.children[this.#active];
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    setAttribute(this.#input, 'aria-activedescendant', active?.id);
  }

  #choose(index: number): void {
    const value = this.#shown[index];
    if (value === undefined) return;
    this.#value = this.#options.clears === true ? '' : value;
    this.#close();
    this.#options.chosen(value);
  }

  #indexOf(target: EventTarget | null): number {
    return target instanceof HTMLElement ? [...this.#list.children].indexOf(target) : -1;
  }

  #idOf(index: number): string {
    return `${this.#options.id}-option-${index}`;
  }
}

/** Values with every word of what was typed in them; those that begin with it come first. */
function matchesOf(values: readonly string[], typed: string): readonly string[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = values.filter((value) => words.every((word) => value.includes(word)));
  const first = words[0] ?? '';
  return [
    ...matching.filter((value) => value.startsWith(first)),
    ...matching.filter((value) => !value.startsWith(first)),
  ];
}
