import { element, setAttribute, setText } from '../../webview/app/element.ts';

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

/** A term with the signs about it, which stay beside it where the sentence breaks. */
export function step(before: string, term: FormulaTerm, after = ''): HTMLSpanElement {
  const sign = (text: string) => element('span', { className: 'sign', text });
  const parts = [sign(before), term.root, ...(after === '' ? [] : [sign(after)])];
  return element('span', { className: 'step' }, ...parts);
}
