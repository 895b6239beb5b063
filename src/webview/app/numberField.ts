import { element, setAttribute } from './element.ts';

export interface NumberFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** With a slider up to this number beside the field, which takes more. */
  readonly slider?: number;
  /** Shown while the field is empty; without it an empty field counts as not changed. */
  readonly empty?: string;
  readonly changed: (value: number | undefined) => void;
}

/** A whole number one types, steps or slides. */
export class NumberField {
  readonly root: HTMLElement;
  readonly #options: NumberFieldOptions;
  readonly #input: HTMLInputElement;
  readonly #slider: HTMLInputElement | undefined;

  constructor(options: NumberFieldOptions) {
    const { id, label, least, most, slider, empty } = options;
    this.#options = options;
    this.#input = element('input', {
      attributes: { id, type: 'number', min: String(least), max: String(most), step: '1', inputmode: 'numeric' },
    });
    if (empty !== undefined) this.#input.placeholder = empty;
    this.#input.addEventListener('input', () => this.#changed(this.#input.value));
    this.#input.addEventListener('change', () => this.#changed(this.#input.value));
    if (slider !== undefined) {
      const range = element('input', {
        attributes: { type: 'range', min: String(least), max: String(slider), step: '1', 'aria-label': label },
      });
      range.addEventListener('input', () => this.#changed(range.value));
      this.#slider = range;
    }
    const parts = [this.#input, ...(this.#slider === undefined ? [] : [this.#slider])];
    this.root = element(
      'div',
      { className: 'field number' },
      element('label', { text: label, attributes: { for: id } }),
      element('div', { className: 'entry' }, ...parts),
    );
  }

  update(value: number | undefined): void {
    const text = value === undefined ? '' : String(value);
    // What one is typing is left alone: an empty field is on its way to a number.
    if (document.activeElement !== this.#input && this.#input.value !== text) this.#input.value = text;
    if (this.#slider === undefined || value === undefined) return;
    if (document.activeElement === this.#slider) this.#input.value = text;
    if (Number(this.#slider.value) !== value) this.#slider.value = text;
    setAttribute(this.#slider, 'aria-valuetext', text);
  }

  #changed(text: string): void {
    const { least, most, empty, changed } = this.#options;
    if (text === '') {
      if (empty !== undefined) changed(undefined);
      return;
    }
    const value = Number(text);
    if (Number.isInteger(value)) changed(Math.min(most, Math.max(least, value)));
  }
}
