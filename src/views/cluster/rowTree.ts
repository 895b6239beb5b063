import type { Row, RowTarget } from './row.ts';

/** A row the editor holds on to: the same object for the same id, always with the newest row, and with its target's words. */
export interface TreeElement extends RowTarget {
  readonly id: string;
  readonly row: Row;
  readonly parent: TreeElement | undefined;
}

interface Held extends TreeElement {
  row: Row;
  parent: Held | undefined;
  /** Ids of the children as last handed out; undefined while nobody has looked inside. */
  shown: readonly string[] | undefined;
}

/**
 * Keeps what the tree view has been given, and finds what it must draw again when the rows change: an element whose own
 * line changed, or the parent of children that came, went or moved. What nobody has opened is not looked at.
 */
export class RowTree {
  #rows: () => readonly Row[];
  readonly #held = new Map<string, Held>();
  #shownRoots: readonly string[] | undefined;

  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  /** The children of an element, or the roots; from now on they are watched for changes. */
  children(element?: TreeElement): readonly TreeElement[] {
    const parent = element && this.#held.get(element.id);
    const children = this.#resolve(parent ? (parent.row.children?.() ?? []) : this.#rows(), parent);
    const ids = children.map(({ id }) => id);
    for (const id of (parent ? parent.shown : this.#shownRoots) ?? []) if (!ids.includes(id)) this.#forget(id);
    if (parent === undefined) this.#shownRoots = ids;
    else parent.shown = ids;
    return children;
  }

  /** The element of an id among those handed out so far. */
  find(id: string): TreeElement | undefined {
    return this.#held.get(id);
  }

  /** Takes in new rows and returns the elements to draw again; `undefined` among them means the whole tree. */
  update(rows: () => readonly Row[]): readonly (TreeElement | undefined)[] {
    this.#rows = rows;
    if (this.#shownRoots === undefined) return [];
    return this.#compare(rows(), this.#shownRoots, undefined);
  }

  #compare(
    rows: readonly Row[],
    shown: readonly string[],
    parent: Held | undefined,
  ): readonly (TreeElement | undefined)[] {
    if (rows.length !== shown.length || rows.some(({ id }, index) => id !== shown[index])) {
      return [parent];
    }
    return rows.flatMap((row) => {
      const held = this.#held.get(row.id);
      if (held === undefined) return [parent];
      const before = face(held.row);
      replaceRow(held, row);
      // Drawing an element again asks for its children anew, so what is below needs no look of its own.
      if (face(row) !== before) return [held];
      return held.shown === undefined ? [] : this.#compare(row.children?.() ?? [], held.shown, held);
    });
  }

  #resolve(rows: readonly Row[], parent: Held | undefined): readonly Held[] {
    return rows.map((row) => {
      const held: Held = this.#held.get(row.id) ?? { id: row.id, row, parent, shown: undefined };
      held.parent = parent;
      replaceRow(held, row);
      this.#held.set(row.id, held);
      return held;
    });
  }

  #forget(id: string): void {
    const held = this.#held.get(id);
    this.#held.delete(id);
    for (const child of held?.shown ?? []) this.#forget(child);
  }
}

function replaceRow(held: Held, row: Row): void {
  held.row = row;
  Object.assign(held, row.target);
}

/** Everything of a row that can be seen, as a text to compare. */
function face({ children, ...visible }: Row): string {
  return JSON.stringify([visible, children !== undefined]);
}
