import type { EniState, NodeState } from '../protocol.ts';
import type { RevealTarget } from '../protocol/place.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import { EniRow } from './eniRow.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { cellOf, RovingGrid } from './rovingGrid.ts';
import type { SlotCell } from './slotCell.ts';
import { count, fill } from '../../webview/app/words.ts';

/**
 * The drawing of a node's ENIs and places. Under it one line: what one points at or has the focus on, otherwise a
 * summary. It is always there, so that nothing jumps.
 */
export class SlotGrid {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #grid = element('div', { className: 'slots', attributes: { role: 'grid' } });
  readonly #line = element('p', { className: 'slot-line', attributes: { 'aria-hidden': 'true' } });
  readonly #cells = new WeakMap<Element, SlotCell>();
  readonly #rows: KeyedList<EniState>;
  readonly #keyboard: RovingGrid;
  #node: NodeState | undefined;
  #hovered: HTMLElement | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    this.#rows = new KeyedList(
      this.#grid,
      ({ deviceIndex }) => String(deviceIndex),
      () => new EniRow(context.strings, (cell) => this.#cells.set(cell.root, cell)),
    );
    this.#keyboard = new RovingGrid(this.#grid, (cell) => this.#reveal(cell));
    this.#grid.addEventListener('mouseover', (event) => this.#hover(cellOf(event.target)));
    this.#grid.addEventListener('mouseleave', () => this.#hover(undefined));
    for (const event of ['focusin', 'focusout'] as const) this.#grid.addEventListener(event, () => this.tick());
    this.#grid.addEventListener('copy', (event) => this.#copy(event));
    this.root = element('div', {}, this.#grid, this.#line);
  }

  update(node: NodeState): void {
    this.#node = node;
    setAttribute(this.#grid, 'aria-label', fill(this.#context.strings.nodes.slotsOf, node.shortName));
    this.#rows.update(node.enis);
    this.#keyboard.repair();
    this.tick();
  }

  /** Brings the line up to date: ages grow while nothing else changes. */
  tick(): void {
    const pointed = this.#hovered ?? (document.activeElement === null ? undefined : cellOf(document.activeElement));
    const cell = pointed?.isConnected === true ? this.#cells.get(pointed) : undefined;
    setText(this.#line, cell?.describe(this.#context.now()) ?? this.#summary());
    this.#line.classList.toggle('pointed', cell !== undefined);
  }

  #hover(cell: HTMLElement | undefined): void {
    if (cell === this.#hovered) return;
    this.#hovered = cell;
    this.tick();
  }

  #summary(): string {
    const node = this.#node;
    if (node === undefined) return '';
    const words = this.#context.strings.nodes;
    const uses = { primary: 0, pod: 0, warm: 0, cooling: 0 };
    for (const slot of node.enis.flatMap(({ slots }) => slots)) {
      if (slot.kind === 'address') uses[slot.use] += 1;
      else {
        const taken = slot.places.filter((pod) => pod !== null).length;
        uses.pod += taken;
        uses[slot.use === 'cooling' ? 'cooling' : 'warm'] += slot.places.length - taken;
      }
    }
    const names = (pods: NodeState['hostNetworkPods']) => pods.map(({ name }) => name).join(', ');
    const { hostNetworkPods, unknown } = node;
    const parts = [
      unknown === undefined ? fill(words.summary, uses.pod, uses.warm, uses.cooling) : words.unknown[unknown],
    ];
    if (hostNetworkPods.length > 0) parts.push(count(words.onHost, hostNetworkPods.length, names(hostNetworkPods)));
    const own = unknown === undefined ? [] : node.unplacedPods.filter(({ ip }) => ip !== undefined);
    const unplaced = node.unplacedPods.filter((pod) => !own.includes(pod));
    if (own.length > 0) parts.push(count(words.ownAddresses, own.length, names(own)));
    if (unplaced.length > 0) parts.push(count(words.unplaced, unplaced.length, names(unplaced)));
    return parts.join(' · ');
  }

  #reveal(element: HTMLElement): void {
    const cell = this.#cells.get(element)?.cell;
    if (cell === undefined || this.#node === undefined) return;
    const pod = cell.kind === 'slot' && cell.slot.kind === 'address' ? cell.slot.pod : undefined;
    const node: RevealTarget = { kind: 'node', nodeName: this.#node.name };
    this.#context.reveal(pod === undefined ? node : { kind: 'pod', namespace: pod.namespace, name: pod.name });
  }

  /** Copying with the focus on a place copies its address. */
  #copy(event: ClipboardEvent): void {
    const focused = cellOf(event.target);
    const cell = focused === undefined ? undefined : this.#cells.get(focused)?.cell;
    if (cell?.kind !== 'slot') return;
    event.preventDefault();
    this.#context.copy(cell.slot.address);
  }
}
