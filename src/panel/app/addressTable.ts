import type { NodeState, SlotState } from '../protocol.ts';
import { element } from '../../webview/app/element.ts';
import type { PageContext } from './pageContext.ts';
import { table, type Table } from '../../webview/app/toolkit.ts';
import { fill } from '../../webview/app/words.ts';
import { podName, type Strings } from './words.ts';

type Row = Readonly<Record<'eni' | 'address' | 'state' | 'pod', string>>;

/** The drawing's twin: the same addresses as a table, made when it is opened. */
export class AddressTable {
  readonly root: HTMLDetailsElement;
  readonly #strings: Strings;
  #node: NodeState | undefined;
  #table: Table | undefined;

  constructor({ strings }: PageContext) {
    this.#strings = strings;
    this.root = element('details', {}, element('summary', { text: strings.nodes.asTable }));
    this.root.addEventListener('toggle', () => this.#draw());
  }

  update(node: NodeState): void {
    this.#node = node;
    this.#draw();
  }

  #draw(): void {
    if (!this.root.open || this.#node === undefined) return;
    this.#table ??= this.#open(this.#node);
    this.#table.setRows(addressRows(this.#node, this.#strings));
  }

  #open(node: NodeState): Table {
    const words = this.#strings.nodes;
    const columns = [
      { key: 'eni', title: words.columnEni },
      { key: 'address', title: words.columnAddress },
      { key: 'state', title: words.columnState },
      { key: 'pod', title: words.columnPod },
    ];
    const made = table(fill(words.tableOf, node.shortName), columns, '4rem 9rem 11rem minmax(12rem, 1fr)');
    this.root.append(made.root);
    return made;
  }
}

function addressRows(node: NodeState, { nodes: words }: Strings): readonly Row[] {
  return node.enis.flatMap((eni) => {
    const name = fill(words.eni, eni.deviceIndex);
    return eni.slots.flatMap((slot) => slotRows(slot, words).map((row) => ({ eni: name, ...row })));
  });
}

function slotRows(slot: SlotState, words: Strings['nodes']): readonly Omit<Row, 'eni'>[] {
  if (slot.kind === 'address') {
    const pod = slot.pod === undefined ? '' : podName(slot.pod);
    return [{ address: slot.address, state: words[slot.use], pod }];
  }
  const pods = slot.places.filter((pod) => pod !== null);
  const rows = pods.map((pod) => ({ address: pod.ip ?? '', state: words.pod, pod: podName(pod) }));
  return [{ address: slot.address, state: fill(words.prefixUse, pods.length), pod: '' }, ...rows];
}
