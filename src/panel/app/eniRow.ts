import type { EniState } from '../protocol.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import { KeyedList, type View } from '../../webview/app/keyedList.ts';
import { SlotCell, type Cell } from './slotCell.ts';
import { fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

/** An ENI's places in a row, between its name and how many of them are in use. */
export class EniRow implements View<EniState> {
  readonly root = element('div', { className: 'eni', attributes: { role: 'row' } });
  readonly #strings: Strings;
  readonly #name = element('span', { className: 'name', attributes: { role: 'rowheader' } });
  readonly #use = element('span', { className: 'use', attributes: { 'aria-hidden': 'true' } });
  readonly #cells: KeyedList<Cell>;

  /** `made` hears of every new cell. */
  constructor(strings: Strings, made: (cell: SlotCell) => void) {
    this.#strings = strings;
    const cells = element('div', { className: 'cells', attributes: { role: 'presentation' } });
    this.#cells = new KeyedList(
      cells,
      ({ key }) => key,
      (cell) => {
        const view = new SlotCell(cell, strings);
        made(view);
        return view;
      },
    );
    this.root.append(this.#name, cells, this.#use);
  }

  update(eni: EniState): void {
    const words = this.#strings.nodes;
    const attached = eni.id !== undefined;
    const { used, all } = placesInUse(eni);
    const name = fill(words.eni, eni.deviceIndex);
    const spokenUse = attached ? `${eni.id}, ${fill(words.eniUseSpoken, used, all)}` : words.notAttached;
    setText(this.#name, name);
    setAttribute(this.#name, 'aria-label', `${name}, ${spokenUse}`);
    setAttribute(this.root, 'title', eni.id);
    this.root.classList.toggle('unattached', !attached);
    setText(this.#use, attached ? fill(words.eniUse, used, all) : words.notAttached);
    this.#cells.update(cellsOf(eni));
  }
}

/** Addresses of the ENI that pods have, out of those that pods could have; its first address is none of them. */
function placesInUse(eni: EniState): { readonly used: number; readonly all: number } {
  let used = 0;
  let all = 0;
  const prefixes = eni.slots.some(({ kind }) => kind === 'prefix');
  for (const slot of eni.slots) {
    if (slot.kind === 'prefix') {
      used += slot.places.filter((pod) => pod !== null).length;
      all += slot.places.length;
    } else if (slot.use !== 'primary') {
      used += slot.use === 'pod' ? 1 : 0;
      all += 1;
    }
  }
  return { used, all: all + eni.empty * (prefixes ? 16 : 1) };
}

function cellsOf(eni: EniState): readonly Cell[] {
  const kind = eni.id === undefined ? 'unattached' : 'empty';
  const slots = eni.slots.map((slot): Cell => ({ key: slot.address, kind: 'slot', slot }));
  const rest = Array.from({ length: eni.empty }, (_, index): Cell => ({ key: `${kind} ${index}`, kind }));
  return [...slots, ...rest];
}
