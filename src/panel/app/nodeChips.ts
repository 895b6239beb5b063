import type { PendingGroup } from '../protocol.ts';
import type { NodeState } from '../protocol.ts';
import { element, setText } from './element.ts';
import { KeyedList } from './keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { count } from './words.ts';

/** Chips shown before the rest becomes a number. */
const most = 12;

interface Chip {
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly full: boolean;
}

/** A chip per node with its used and most pods: `ip-192-168-1-251 17/17`. */
export class NodeChips {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #list: KeyedList<Chip>;

  constructor(context: PageContext) {
    this.#context = context;
    this.root = element('ul', { className: 'chips', attributes: { 'aria-label': context.strings.pending.nodeChips } });
    this.#list = new KeyedList(
      this.root,
      ({ key }) => key,
      () => {
        const name = element('span');
        const number = element('span', { className: 'number' });
        const root = element('li', {}, name, number);
        return {
          root,
          update(chip) {
            setText(name, chip.name);
            setText(number, chip.number);
            root.classList.toggle('full', chip.full);
          },
        };
      },
    );
  }

  update(nodes: readonly NodeState[], { places }: PendingGroup['reason']): void {
    const { pending: words } = this.#context.strings;
    if (nodes.length <= most)
      return this.#list.update(
        nodes.map(({ name, shortName, usedPods, maxPods }) => ({
          key: name,
          name: shortName,
          number: `${usedPods}/${maxPods}`,
          full: usedPods >= maxPods,
        })),
      );
    this.#list.update(
      places.slice(0, most).map(({ used, max, nodes: alike }) => ({
        key: `${used}/${max}`,
        name: count(words.nodesAlike, alike),
        number: `${used}/${max}`,
        full: used >= max,
      })),
    );
  }
}
