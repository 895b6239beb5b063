import { element, setAttribute, setText } from '../../webview/app/element.ts';

/** A number out of a number, as a bar with the words beside it. */
export class UsageBar {
  readonly root: HTMLElement;
  readonly #track = element('div', { className: 'track', attributes: { 'aria-hidden': 'true' } });
  readonly #part = element('div', { className: 'part' });
  readonly #words = element('p', { className: 'words' });

  constructor() {
    this.#track.append(this.#part);
    this.root = element('div', { className: 'usage' }, this.#track, this.#words);
  }

  update(used: number, most: number, words: string): void {
    const share = most === 0 ? 0 : Math.min(1, used / most);
    this.#part.style.inlineSize = `${share * 100}%`;
    setAttribute(this.#track, 'class', most > 0 && used >= most ? 'track full' : 'track');
    setText(this.#words, words);
  }
}
