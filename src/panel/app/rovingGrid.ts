/**
 * Keyboard for a `role="grid"`: one tab stop, arrow keys between cells, Home and End in the row, with Ctrl to the grid's
 * first and last cell, Enter and Space to act on the cell. Cells may come and go; the tab stop stays on one that exists.
 */
export class RovingGrid {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement, act: (cell: HTMLElement) => void) {
    this.#root = root;
    root.addEventListener('keydown', (event) => {
      const cell = cellOf(event.target);
      if (cell === undefined) return;
      if (event.key === 'Enter' || event.key === ' ') act(cell);
      else {
        const next = this.#next(cell, event);
        if (next === undefined) return;
        this.#stopAt(next);
        next.focus();
      }
      event.preventDefault();
    });
    root.addEventListener('click', (event) => {
      const cell = cellOf(event.target);
      if (cell === undefined) return;
      this.#stopAt(cell);
      cell.focus();
      act(cell);
    });
  }

  /** To be called after cells were added or removed. */
  repair(): void {
    const cells = this.#rows().flat();
    if (cells.some((cell) => cell.tabIndex === 0)) return;
    const [first] = cells;
    if (first !== undefined) first.tabIndex = 0;
  }

  #rows(): HTMLElement[][] {
    return [...this.#root.querySelectorAll<HTMLElement>('[role="row"]')].map((row) => [
      ...row.querySelectorAll<HTMLElement>('[role="gridcell"]'),
    ]);
  }

  #next(cell: HTMLElement, event: KeyboardEvent): HTMLElement | undefined {
    const rows = this.#rows();
    const rowIndex = rows.findIndex((row) => row.includes(cell));
    const row = rows[rowIndex] ?? [];
    const index = row.indexOf(cell);
    const inRow = (other: readonly HTMLElement[] | undefined) => other?.[Math.min(index, other.length - 1)];
    switch (event.key) {
      case 'ArrowRight':
        return row[index + 1];
      case 'ArrowLeft':
        return row[index - 1];
      case 'ArrowDown':
        return inRow(rows[rowIndex + 1]);
      case 'ArrowUp':
        return inRow(rows[rowIndex - 1]);
      case 'Home':
        return event.ctrlKey ? rows[0]?.[0] : row[0];
      case 'End':
        return (event.ctrlKey ? rows.at(-1) : row)?.at(-1);
      default:
        return undefined;
    }
  }

  #stopAt(cell: HTMLElement): void {
    for (const each of this.#rows().flat()) each.tabIndex = each === cell ? 0 : -1;
  }
}

/** The cell an event happened in, if any. */
export function cellOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('[role="gridcell"]') ?? undefined) : undefined;
}
