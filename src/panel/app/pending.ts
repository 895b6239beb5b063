import type { PanelState, PendingGroup } from '../protocol.ts';
import { element, setText } from '../../webview/app/element.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { PendingGroupBlock } from './pendingGroup.ts';
import type { Section } from './section.ts';

/** The pods that wait for a node or an address, and why. */
export class PendingSection implements Section {
  readonly root: HTMLElement;
  readonly #blocks = new Map<string, PendingGroupBlock>();
  readonly #list: KeyedList<PendingGroup>;
  readonly #count = element('span', { className: 'count' });
  readonly #none: HTMLElement;

  constructor(context: PageContext) {
    const words = context.strings.pending;
    const groups = element('div');
    this.#list = new KeyedList(
      groups,
      ({ id }) => id,
      ({ id }) => {
        const block = new PendingGroupBlock(context);
        this.#blocks.set(id, block);
        return block;
      },
    );
    this.#none = element('p', { className: 'quiet', text: words.none });
    const heading = element('h2', { attributes: { id: 'pending-heading' } });
    heading.append(element('span', { text: `${words.heading} ` }), this.#count);
    this.root = element(
      'section',
      { className: 'pending', attributes: { id: 'pending', 'aria-labelledby': 'pending-heading' } },
      element('div', { className: 'heading' }, heading),
      this.#none,
      groups,
    );
  }

  update({ pending, totals }: PanelState): void {
    const ids = new Set(pending.map(({ id }) => id));
    for (const id of this.#blocks.keys()) if (!ids.has(id)) this.#blocks.delete(id);
    setText(this.#count, String(totals.pending));
    this.#count.classList.toggle('warning', totals.pending > 0);
    this.#none.hidden = pending.length > 0;
    this.#list.update(pending);
  }

  tick(): void {
    for (const block of this.#blocks.values()) block.tick();
  }
}
