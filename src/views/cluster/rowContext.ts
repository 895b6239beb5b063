import type { CostReading } from '../../model/costMeter.ts';
import type { ErrorReason } from '../../base/errors.ts';
import type { CommandId } from '../../contributions.ts';
import type { Row } from './row.ts';

/** A failure in words, as the messages of the editor put it. */
export type Explain = (failure: {
  readonly reason: ErrorReason;
  readonly subject: string;
  readonly detail: string;
}) => {
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly command: CommandId };
};

/** What rows are made with, besides what they stand for. */
export interface RowContext {
  /** What the lab costs, once that was read. */
  readonly cost?: CostReading | undefined;
  /** Undefined before the account was read: then nothing has an ARN. */
  readonly place: { readonly region: string; readonly account: string } | undefined;
  readonly explain: Explain;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly rows: RowCache;
}

/**
 * Rows of things that have not changed. The snapshot keeps an equal thing the same object, so its row, too, stays the same
 * object, and whoever compares rows need not look inside.
 */
export class RowCache {
  #rows = new WeakMap<object, PlacedRow>();
  #place = '';

  /** Forgets everything when the rows' surroundings, which are part of them, have changed. */
  within(place: string): this {
    if (place !== this.#place) this.#rows = new WeakMap();
    this.#place = place;
    return this;
  }

  /** The row of a thing in a place that shows it, made when there is none yet. `where` has all else that the row says. */
  row(thing: object, where: string, make: () => Row): Row {
    const first = this.#rows.get(thing);
    for (let placed = first; placed !== undefined; placed = placed.next) if (placed.where === where) return placed.row;
    const row = make();
    this.#rows.set(thing, { where, row, next: first });
    return row;
  }
}

/** A row of a thing in one place; hardly anything has more than two. */
interface PlacedRow {
  readonly where: string;
  readonly row: Row;
  readonly next: PlacedRow | undefined;
}
