import type { SlotState } from '../protocol.ts';
import { element, setAttribute } from '../../webview/app/element.ts';
import type { View } from '../../webview/app/keyedList.ts';
import { prefixShape, slotShape, type ShapeKind } from './shape.ts';
import { age, fill } from '../../webview/app/words.ts';
import { podName, type Strings } from './words.ts';

/** One place of an ENI's row: an address or prefix with what has it, or nothing yet. */
export type Cell = { readonly key: string } & (
  | { readonly kind: 'slot'; readonly slot: SlotState }
  | { readonly kind: 'empty' | 'unattached' }
);

/** A grid cell that shows a place. Its name for screen readers says all that hovering shows, but for the time. */
export class SlotCell implements View<Cell> {
  readonly root = element('div', { className: 'cell', attributes: { role: 'gridcell', tabindex: '-1' } });
  readonly #strings: Strings;
  #cell: Cell;
  #drawn = '';

  constructor(cell: Cell, strings: Strings) {
    this.#strings = strings;
    this.#cell = cell;
  }

  get cell(): Cell {
    return this.#cell;
  }

  update(cell: Cell): void {
    this.#cell = cell;
    const look = lookOf(cell);
    if (look !== this.#drawn) {
      this.#drawn = look;
      this.root.replaceChildren(pictureOf(cell));
    }
    setAttribute(this.root, 'aria-label', this.describe());
  }

  /** What the place is. With the time now, also since when its pod is there. */
  describe(now?: number): string {
    const cell = this.#cell;
    const words = this.#strings.nodes;
    if (cell.kind !== 'slot') return cell.kind === 'empty' ? words.aboutEmpty : words.aboutNotAttached;
    const { slot } = cell;
    if (slot.kind === 'prefix') {
      const taken = slot.places.filter((pod) => pod !== null).length;
      const state = slot.use === 'cooling' ? words.aboutCooling : fill(words.prefixUse, taken);
      return `${slot.address}: ${state}`;
    }
    if (slot.pod === undefined) {
      if (slot.freeAt !== undefined && now !== undefined)
        return `${slot.address}: ${fill(words.aboutCoolingFor, age(slot.freeAt - now + 999))}`;
      const about = { primary: words.aboutPrimary, warm: words.aboutWarm, cooling: words.aboutCooling, pod: words.pod };
      return `${slot.address}: ${about[slot.use]}`;
    }
    const name = podName(slot.pod);
    const about =
      now === undefined ? fill(words.aboutPod, name) : fill(words.aboutPodSince, name, age(now - slot.pod.since));
    return `${slot.address}: ${about}`;
  }
}

function pictureOf(cell: Cell): SVGElement {
  if (cell.kind === 'slot' && cell.slot.kind === 'prefix') return prefixShape(cell.slot.use, taken(cell.slot));
  return slotShape(shapeOf(cell));
}

function shapeOf(cell: Cell): ShapeKind {
  return cell.kind === 'slot' ? cell.slot.use : cell.kind;
}

function taken(slot: SlotState & { readonly kind: 'prefix' }): readonly boolean[] {
  return slot.places.map((pod) => pod !== null);
}

function lookOf(cell: Cell): string {
  const places = cell.kind === 'slot' && cell.slot.kind === 'prefix' ? taken(cell.slot).map(Number).join('') : '';
  return `${shapeOf(cell)} ${places}`;
}
