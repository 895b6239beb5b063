import { element, setAttribute, setText } from './element.ts';

/** A number of the formula: one can point at it or reach it with Tab, and it says where it comes from. */
export class FormulaTerm {
  readonly root: HTMLButtonElement;
  readonly #value = element('span', { className: 'value' });
  readonly #name = element('span', { className: 'name' });
  #about = '';

  constructor(name: string, className = '') {
    this.root = element(
      'button',
      { className: `term ${className}`.trim(), attributes: { type: 'button' } },
      this.#value,
      this.#name,
    );
    setText(this.#name, name);
  }

  get about(): string {
    return this.#about;
  }

  update(value: string, about: string): void {
    setText(this.#value, value);
    setAttribute(this.root, 'aria-description', about);
    this.#about = about;
  }
}

/** A sign between terms. */
export function sign(text: string): HTMLSpanElement {
  return element('span', { className: 'sign', text });
}
