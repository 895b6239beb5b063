import type { NodeState, PanelState } from '../protocol.ts';
import type { Place } from '../protocol/place.ts';
import { element, setText } from '../../webview/app/element.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import { legend } from './legend.ts';
import { MoreButton } from '../../webview/app/moreButton.ts';
import { NodeBlock } from './nodeBlock.ts';
import type { PageContext } from './pageContext.ts';
import type { Section } from './section.ts';

/** Nodes drawn before one asks for more: each has dozens of places. */
const firstNodes = 30;

/** Every node with its ENIs and the places on them. */
export class NodesSection implements Section {
  readonly root: HTMLElement;
  readonly #blocks = new Map<string, NodeBlock>();
  readonly #list: KeyedList<NodeState>;
  readonly #more: MoreButton;
  readonly #count = element('span', { className: 'count' });
  #nodes: readonly NodeState[] = [];

  constructor(context: PageContext) {
    const { strings } = context;
    const parent = element('div', { className: 'nodes' });
    this.#list = new KeyedList(
      parent,
      ({ name }) => name,
      ({ name }) => {
        const block = new NodeBlock(context);
        this.#blocks.set(name, block);
        return block;
      },
    );
    this.#more = new MoreButton(firstNodes, strings.button, (firstNew) => {
      this.#draw();
      this.#blocks.get(this.#nodes[firstNew]?.name ?? '')?.focus();
    });
    const heading = element('h2', { attributes: { id: 'nodes-heading' } });
    heading.append(element('span', { text: `${strings.nodes.heading} ` }), this.#count);
    this.root = element(
      'section',
      { attributes: { id: 'nodes', 'aria-labelledby': 'nodes-heading' } },
      element('div', { className: 'heading' }, heading, legend(strings)),
      parent,
      this.#more.root,
    );
  }

  update({ nodes }: PanelState): void {
    this.#nodes = nodes;
    const names = new Set(nodes.map(({ name }) => name));
    for (const name of this.#blocks.keys()) if (!names.has(name)) this.#blocks.delete(name);
    setText(this.#count, String(nodes.length));
    this.#draw();
  }

  tick(): void {
    for (const block of this.#blocks.values()) block.tick();
  }

  /** Scrolls to a node, drawing as many as it takes to reach it. */
  show({ nodeName }: Place): boolean {
    const index = this.#nodes.findIndex(({ name }) => name === nodeName);
    if (index < 0) return false;
    this.#more.atLeast(index + 1);
    this.#draw();
    this.#blocks.get(this.#nodes[index]?.name ?? '')?.focus();
    return true;
  }

  #draw(): void {
    this.#list.update(this.#more.take(this.#nodes));
  }
}
