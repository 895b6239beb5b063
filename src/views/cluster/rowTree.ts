import { pageSize } from './paged.ts';
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
  /** How many children are asked for at most. */
  limit: number;
}

/**
 * Keeps what the tree view has been given, and finds what it must draw again when the rows change: an element whose own
 * line changed, or the parent of children that came, went or moved. What nobody has opened is not looked at, nor what is
 * below a row that is the same object as before.
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
    const children = this.#resolve(parent ? (parent.row.children?.(parent.limit) ?? []) : this.#rows(), parent);
    const ids = children.map(({ id }) => id);
    const now = new Set(ids);
    for (const id of (parent ? parent.shown : this.#shownRoots) ?? []) if (!now.has(id)) this.#forget(id);
    if (parent === undefined) this.#shownRoots = ids;
    else parent.shown = ids;
    return children;
  }

  /** The element of an id among those handed out so far. */
  find(id: string): TreeElement | undefined {
    return this.#held.get(id);
  }

  /**
   * The child of that id, wherever it is in a long list: so many children are asked for from now on that it is among them.
   * Undefined when there is none.
   */
  reach(parent: TreeElement, id: string): TreeElement | undefined {
    const held = this.#held.get(parent.id);
    const index = held?.row.children?.(Infinity).findIndex((row) => row.id === id) ?? -1;
    if (held === undefined || index === -1) return undefined;
    held.limit = Math.max(held.limit, Math.ceil((index + 1) / pageSize) * pageSize);
    return this.children(held).find((child) => child.id === id);
  }

  /** Asks for one more page of an element's children. Returns the element to draw again. */
  more(id: string): TreeElement | undefined {
    const held = this.#held.get(id);
    if (held !== undefined) held.limit += pageSize;
    return held;
  }

  /** Takes in new rows and returns the elements to draw again; `undefined` among them means the whole tree. */
  update(rows: () => readonly Row[]): readonly (TreeElement | undefined)[] {
    this.#rows = rows;
    if (this.#shownRoots === undefined) return [];
    const changes: (TreeElement | undefined)[] = [];
    this.#compare(rows(), this.#shownRoots, undefined, changes);
    return changes;
  }

  #compare(
    rows: readonly Row[],
    shown: readonly string[],
    parent: Held | undefined,
    changes: (TreeElement | undefined)[],
  ): void {
    if (rows.length !== shown.length || rows.some(({ id }, index) => id !== shown[index])) {
      changes.push(parent);
      return;
    }
    for (const row of rows) {
      const held = this.#held.get(row.id);
      if (held === undefined) {
        changes.push(parent);
        return;
      }
      if (held.row === row) continue;
      const before = face(held.row);
      replaceRow(held, row);
      // Drawing an element again asks for its children anew, so what is below needs no look of its own.
      if (face(row) !== before) changes.push(held);
      else if (held.shown !== undefined) this.#compare(row.children?.(held.limit) ?? [], held.shown, held, changes);
    }
  }

  #resolve(rows: readonly Row[], parent: Held | undefined): readonly Held[] {
    return rows.map((row) => {
      const held: Held = this.#held.get(row.id) ?? { id: row.id, row, parent, shown: undefined, limit: pageSize };
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

/** The element says what its newest row says, and nothing that only an older one said. */
function replaceRow(held: Held, row: Row): void {
  const before = held.row.target;
  held.row = row;
  if (before !== undefined && before !== row.target) {
    for (const word of Object.keys(before))
      if (!Object.hasOwn(row.target ?? {}, word)) Reflect.deleteProperty(held, word);
  }
  Object.assign(held, row.target);
}

/** Everything of a row that can be seen, as a text to compare. */
function face({ children, ...visible }: Row): string {
  return JSON.stringify([visible, children !== undefined]);
}
