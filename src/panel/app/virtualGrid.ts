import { element, setAttribute, setText } from '../../webview/app/element.ts';

/** Pixels of a row. */
const rowHeight = 24;

/** Rows drawn beyond what is in sight. */
const spare = 8;

/** A column: its title, and its width as a CSS grid track. */
export interface GridColumn {
  readonly title: string;
  readonly width: string;
}

/** What a grid shows: how many rows there are, and what is in them. */
export interface GridRows {
  readonly count: number;
  readonly cells: (row: number) => readonly string[];
}

let lastId = 0;

/**
 * A table of any length, of which only the rows in sight exist. One tab stop: arrow keys, Page Up and Page Down, Home and
 * End lead through rows and cells, Enter and click act on a row. Screen readers hear how many rows there are and which
 * one they are on.
 */
export class VirtualGrid {
  readonly root: HTMLElement;
  readonly #body = element('div', { className: 'rows', attributes: { role: 'presentation' } });
  readonly #views = new Map<number, HTMLElement>();
  readonly #columns: readonly GridColumn[];
  readonly #act: (row: number) => void;
  readonly #id: string;
  #rows: GridRows = { count: 0, cells: () => [] };
  #row = 0;
  #column = 0;

  constructor(label: string, columns: readonly GridColumn[], act: (row: number) => void) {
    this.#columns = columns;
    this.#act = act;
    lastId += 1;
    this.#id = `grid-${lastId}`;
    const head = element(
      'div',
      { className: 'row head', attributes: { role: 'row', 'aria-rowindex': '1' } },
      ...columns.map(({ title }) => element('div', { text: title, attributes: { role: 'columnheader' } })),
    );
    this.root = element(
      'div',
      {
        className: 'virtual-grid',
        attributes: { role: 'grid', tabindex: '0', 'aria-label': label, 'aria-colcount': String(columns.length) },
      },
      head,
      this.#body,
    );
    head.style.gridTemplateColumns = this.#tracks;
    this.root.addEventListener('scroll', () => this.#draw(), { passive: true });
    this.root.addEventListener('keydown', (event) => this.#pressed(event));
    this.root.addEventListener('click', (event) => this.#clicked(event));
    new ResizeObserver(() => requestAnimationFrame(() => this.#draw())).observe(this.root);
  }

  setRows(rows: GridRows): void {
    this.#rows = rows;
    this.#row = Math.min(this.#row, Math.max(0, rows.count - 1));
    setAttribute(this.root, 'aria-rowcount', String(rows.count + 1));
    this.#body.style.blockSize = `${rows.count * rowHeight}px`;
    this.#draw();
  }

  get #tracks(): string {
    return this.#columns.map(({ width }) => width).join(' ');
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.root;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
    const end = Math.min(this.#rows.count, Math.ceil((scrollTop + clientHeight) / rowHeight) + spare);
    const wanted = new Set([this.#row]);
    for (let row = first; row < end; row += 1) wanted.add(row);
    if (this.#rows.count === 0) wanted.clear();
    for (const [row, view] of this.#views) {
      if (wanted.has(row)) continue;
      view.remove();
      this.#views.delete(row);
    }
    for (const row of wanted) this.#drawRow(row);
    this.#point();
  }

  #drawRow(row: number): void {
    const view = this.#views.get(row) ?? this.#makeRow(row);
    for (const [column, text] of this.#rows.cells(row).entries()) {
      const cell = view.children[column];
      if (cell !== undefined) setText(cell, text);
    }
  }

  #makeRow(row: number): HTMLElement {
    const cells = this.#columns.map((_, column) =>
      element('div', { attributes: { role: 'gridcell', id: this.#cellId(row, column) } }),
    );
    const attributes = { role: 'row', 'aria-rowindex': String(row + 2) };
    const made = element('div', { className: 'row', attributes }, ...cells);
    made.style.gridTemplateColumns = this.#tracks;
    made.style.transform = `translateY(${row * rowHeight}px)`;
    this.#views.set(row, made);
    // In the order of the rows: that is the order in which they are read out.
    const next = [...this.#views.keys()].filter((each) => each > row);
    const before = next.length === 0 ? undefined : this.#views.get(next.reduce((a, b) => Math.min(a, b)));
    this.#body.insertBefore(made, before ?? null);
    return made;
  }

  #cellId(row: number, column: number): string {
    return `${this.#id}-${row}-${column}`;
  }

  /** Says which cell the keyboard is at. */
  #point(): void {
    for (const each of this.#body.querySelectorAll('.active')) each.classList.remove('active');
    const cell = this.#views.get(this.#row)?.children[this.#column];
    cell?.classList.add('active');
    setAttribute(this.root, 'aria-activedescendant', cell?.id);
  }

  #pressed(event: KeyboardEvent): void {
    if (this.#rows.count === 0) return;
    if (event.key === 'Enter') this.#act(this.#row);
    else if (!this.#move(event)) return;
    event.preventDefault();
  }

  #move({ key, ctrlKey }: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor(this.root.clientHeight / rowHeight) - 2);
    const [lastRow, lastColumn] = [this.#rows.count - 1, this.#columns.length - 1];
    const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
      ArrowDown: [this.#row + 1, this.#column],
      ArrowUp: [this.#row - 1, this.#column],
      ArrowRight: [this.#row, this.#column + 1],
      ArrowLeft: [this.#row, this.#column - 1],
      PageDown: [this.#row + page, this.#column],
      PageUp: [this.#row - page, this.#column],
      Home: [ctrlKey ? 0 : this.#row, 0],
      End: [ctrlKey ? lastRow : this.#row, lastColumn],
    };
    const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (to === undefined) return false;
    this.#goTo(Math.min(lastRow, Math.max(0, to[0])), Math.min(lastColumn, Math.max(0, to[1])));
    return true;
  }

  #goTo(row: number, column: number): void {
    this.#row = row;
    this.#column = column;
    const top = row * rowHeight;
    const { scrollTop, clientHeight } = this.root;
    // The head covers a row's height.
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + 2 * rowHeight > scrollTop + clientHeight) this.root.scrollTop = top + 2 * rowHeight - clientHeight;
    this.#draw();
  }

  #clicked({ target }: MouseEvent): void {
    const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
    const [, , row, column] = cell?.id.split('-').map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    this.#goTo(row, column);
    this.#act(row);
  }
}
