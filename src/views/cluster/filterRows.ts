import { paged } from './paged.ts';
import type { Row } from './row.ts';

/** Rows that match a filter, and how many do so themselves rather than by what is below them. */
export interface Filtered {
  readonly rows: readonly Row[];
  readonly matches: number;
}

/** What is left of one row: nothing, or the row with what matches below it. */
interface Kept {
  readonly row: Row | undefined;
  readonly matches: number;
}

/**
 * Narrows rows to those whose words, ids or addresses contain a text, with all above and below them. Opened rows have ids
 * of their own, so that the editor opens them and finds its former folds again when the filter goes.
 */
export class RowFilter {
  readonly #text: string;
  /** A row that is the same object as before has the same answer. */
  readonly #kept = new WeakMap<Row, Kept>();

  constructor(text: string) {
    this.#text = text.toLowerCase();
  }

  apply(rows: readonly Row[]): Filtered {
    const left: Row[] = [];
    let all = 0;
    for (const each of rows) {
      const { row, matches } = this.#keep(each);
      all += matches;
      if (row !== undefined) left.push(row);
    }
    return { rows: left, matches: all };
  }

  #keep(row: Row): Kept {
    const known = this.#kept.get(row);
    if (known !== undefined) return known;
    const kept = this.#look(row);
    this.#kept.set(row, kept);
    return kept;
  }

  #look(row: Row): Kept {
    const matches = this.#matches(row) ? 1 : 0;
    const { children } = row;
    if (children === undefined) return { row: matches > 0 ? row : undefined, matches };
    const inside = this.apply(children(Infinity));
    // Below a row that matches, what matches more closely is all that is shown; with nothing such, everything is.
    if (inside.matches === 0) return { row: matches > 0 ? row : undefined, matches };
    const id = `${row.id}?${this.#text}`;
    const opened: Row = {
      ...row,
      id,
      open: true,
      children: (limit) => paged(id, inside.rows, limit, (each) => each),
    };
    return { row: opened, matches: matches + inside.matches };
  }

  #matches({ label, description, target }: Row): boolean {
    const texts = [label, description, target?.copyName, target?.copyId, target?.copyIp];
    return texts.some((text) => text?.toLowerCase().includes(this.#text) === true);
  }
}
