import type { PanelState } from '../protocol.ts';
import { element, setText } from './element.ts';
import type { PageContext } from './pageContext.ts';

/** The bar that stays in sight: ways to the sections with the numbers one wants at a glance, and what is connected. */
export class SectionBar {
  readonly root: HTMLElement;
  readonly #links: HTMLUListElement;
  readonly #places = element('span', { className: 'number' });
  readonly #nodes = element('span', { className: 'number' });
  readonly #pending = element('span', { className: 'number' });
  readonly #connection = element('span', { className: 'connection' });

  constructor({ strings }: PageContext) {
    this.#links = element(
      'ul',
      {},
      link('capacity', strings.capacity.heading, this.#places),
      link('nodes', strings.nodes.short, this.#nodes),
      link('pending', strings.pending.heading, this.#pending),
    );
    const nav = element('nav', { attributes: { 'aria-label': strings.sections } }, this.#links);
    this.root = element('header', { className: 'bar' }, nav, this.#connection);
  }

  update({ connection, stage, totals }: PanelState): void {
    this.#links.hidden = stage.kind !== 'ready';
    setText(this.#places, `${totals.usedPods}/${totals.maxPods}`);
    setText(this.#nodes, String(totals.nodes));
    setText(this.#pending, String(totals.pending));
    this.#pending.classList.toggle('warning', totals.pending > 0);
    const names = connection === undefined ? [] : [connection.name, connection.clusterName, connection.region];
    setText(this.#connection, [...new Set(names)].join(' · '));
  }
}

function link(target: string, text: string, number: HTMLElement): HTMLLIElement {
  const label = element('span', { text: `${text} ` });
  return element('li', {}, element('a', { attributes: { href: `#${target}` } }, label, number));
}
