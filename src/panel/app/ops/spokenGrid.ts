import { element, setAttribute, setText } from '../../../webview/app/element.ts';
import { KeyedList } from '../../../webview/app/keyedList.ts';
import { podName, type Strings } from '../words.ts';
import type { OpsBox } from './boxes.ts';
import { boxFacts, podFacts, spokenFacts } from './facts.ts';
import type { Target } from './layout.ts';

/** Pods before and after the current one that exist for screen readers; a box may have thousands. */
const around = 20;

interface Cell {
  readonly key: string;
  readonly column: number;
  readonly text: string;
  readonly current: boolean;
}

/**
 * What screen readers hear of the drawing: a grid with a row for each box, of which the row where the keyboard is exists,
 * and its cells near by. `grid` is the element with the focus.
 */
export class SpokenGrid {
  readonly root = element('div', { className: 'spoken', attributes: { role: 'row' } });
  readonly #grid: HTMLElement;
  readonly #strings: Strings;
  readonly #cells: KeyedList<Cell>;

  constructor(grid: HTMLElement, strings: Strings) {
    this.#grid = grid;
    this.#strings = strings;
    this.#cells = new KeyedList(
      this.root,
      ({ key }) => key,
      ({ column }) => {
        const root = element('div', { attributes: { role: column === 1 ? 'rowheader' : 'gridcell' } });
        return {
          root,
          update(cell) {
            setText(root, cell.text);
            setAttribute(root, 'aria-colindex', String(cell.column));
            setAttribute(root, 'id', cell.current ? 'ops-current' : undefined);
          },
        };
      },
    );
  }

  update(boxes: readonly OpsBox[], { box: index, place }: Target, now: number): void {
    const box = boxes[index];
    const longest = boxes.reduce((most, { pods }) => Math.max(most, pods.length), 0);
    setAttribute(this.#grid, 'aria-rowcount', String(boxes.length));
    setAttribute(this.#grid, 'aria-colcount', String(longest + 1));
    setAttribute(this.root, 'aria-rowindex', String(index + 1));
    setAttribute(this.#grid, 'aria-activedescendant', box === undefined ? undefined : 'ops-current');
    this.#cells.update(box === undefined ? [] : this.#cellsOf(box, place, now));
  }

  #cellsOf(box: OpsBox, place: number, now: number): readonly Cell[] {
    const first = Math.max(0, place - around);
    const head = { key: '', column: 1, text: spokenFacts(boxFacts(box, this.#strings)), current: place < 0 };
    const pods = box.pods.slice(first, Math.max(0, place) + around + 1).map((pod, index) => ({
      key: podName(pod),
      column: first + index + 2,
      text: spokenFacts(podFacts(pod, box, this.#strings, now)),
      current: first + index === place,
    }));
    return [head, ...pods];
  }
}
