import type { NodeState } from '../protocol.ts';
import { AddressTable } from './addressTable.ts';
import { element, linkButton, setAttribute, setText, spoken } from '../../webview/app/element.ts';
import type { View } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { SlotGrid } from './slotGrid.ts';
import { fill } from '../../webview/app/words.ts';

/** A node: its name and numbers, the drawing of its places, and the table that says the same. */
export class NodeBlock implements View<NodeState> {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #name = element('h3', { attributes: { tabindex: '-1' } });
  readonly #kind = element('span', { className: 'quiet' });
  readonly #troubles = element('span', { className: 'troubles' });
  readonly #pods = element('span', { className: 'pods' });
  readonly #grid: SlotGrid;
  readonly #table: AddressTable;
  readonly #spokenName = spoken('');
  #nodeName = '';

  constructor(context: PageContext) {
    this.#context = context;
    this.#grid = new SlotGrid(context);
    this.#table = new AddressTable(context);
    const reveal = linkButton(context.strings.button.showInTree, () =>
      context.reveal({ kind: 'node', nodeName: this.#nodeName }),
    );
    reveal.append(this.#spokenName);
    this.root = element(
      'article',
      { className: 'node' },
      element('div', { className: 'title' }, this.#name, this.#kind, this.#troubles, this.#pods),
      this.#grid.root,
      element('div', { className: 'more' }, this.#table.root, reveal),
    );
  }

  update(node: NodeState): void {
    const words = this.#context.strings.nodes;
    this.#nodeName = node.name;
    const full = node.usedPods >= node.maxPods;
    const notReady = node.notReadyReason === undefined ? words.notReady : `${words.notReady}: ${node.notReadyReason}`;
    const troubles = [...(node.ready ? [] : [notReady]), ...(node.cordoned ? [words.cordoned] : [])];
    setText(this.#name, node.shortName);
    setText(this.#spokenName, ` ${node.shortName}`);
    setText(this.#kind, [node.type, shortZone(node.zone)].filter((part) => part !== undefined).join(' · '));
    setAttribute(this.#kind, 'title', node.zone);
    setText(this.#troubles, troubles.join(' · '));
    setText(this.#pods, `${fill(words.pods, node.usedPods, node.maxPods)}${full ? ` · ${words.full}` : ''}`);
    this.#pods.classList.toggle('full', full);
    this.#grid.update(node);
    this.#table.update(node);
  }

  tick(): void {
    this.#grid.tick();
  }

  /** Scrolls here and puts the focus on the node's name. */
  focus(): void {
    this.root.scrollIntoView({ block: 'start' });
    this.#name.focus({ preventScroll: true });
  }
}

/** `ap-northeast-2a` → `2a`: the region is known. */
function shortZone(zone: string | undefined): string | undefined {
  return zone?.replace(/^.*-/, '');
}
