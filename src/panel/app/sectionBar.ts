import type { PanelState } from '../protocol.ts';
import type { SectionId } from '../protocol/place.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import type { PageContext } from './pageContext.ts';
import { isShown, type SectionKind } from './section.ts';

/** The bar that stays in sight: ways to the sections with the numbers one wants at a glance, and what is connected. */
export class SectionBar {
  readonly root: HTMLElement;
  readonly #links: readonly SectionLink[];
  readonly #list: HTMLUListElement;
  readonly #connection = element('span', { className: 'connection' });

  constructor({ strings }: PageContext, kinds: readonly SectionKind[], go: (id: SectionId) => void) {
    this.#links = kinds.map((kind) => new SectionLink(kind, kind.name(strings), go));
    this.#list = element('ul', {}, ...this.#links.map(({ root }) => root));
    const nav = element('nav', { attributes: { 'aria-label': strings.sections } }, this.#list);
    this.root = element('header', { className: 'bar' }, nav, this.#connection);
  }

  update(state: PanelState): void {
    const { connection } = state;
    for (const link of this.#links) link.update(state);
    this.#list.hidden = this.#links.every(({ root }) => root.hidden);
    const names = connection === undefined ? [] : [connection.name, connection.clusterName, connection.region];
    setText(this.#connection, [...new Set(names)].join(' · '));
  }

  /** Marks the section one is at. */
  mark(current: SectionId | undefined): void {
    for (const link of this.#links) link.mark(link.id === current);
  }
}

class SectionLink {
  readonly root: HTMLLIElement;
  readonly id: SectionId;
  readonly #kind: SectionKind;
  readonly #link: HTMLAnchorElement;
  readonly #number = element('span', { className: 'number' });

  constructor(kind: SectionKind, name: string, go: (id: SectionId) => void) {
    this.id = kind.id;
    this.#kind = kind;
    this.#link = element('a', { attributes: { href: `#${kind.id}` } }, element('span', { text: name }));
    if (kind.number !== undefined) this.#link.append(' ', this.#number);
    this.#link.addEventListener('click', (event) => {
      event.preventDefault();
      go(kind.id);
    });
    this.root = element('li', {}, this.#link);
  }

  update(state: PanelState): void {
    this.root.hidden = !isShown(this.#kind, state);
    const number = this.#kind.number?.(state);
    if (number === undefined) return;
    setText(this.#number, number.text);
    this.#number.classList.toggle('warning', number.warning === true);
  }

  mark(current: boolean): void {
    setAttribute(this.#link, 'aria-current', current ? 'location' : undefined);
  }
}
