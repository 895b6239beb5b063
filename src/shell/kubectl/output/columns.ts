import { lengthOf, padded } from './tabWriter.ts';

const leastWidth = 6;
const padding = 3;

/**
 * Rows in columns three spaces apart, as kubectl prints tables. What is printed later keeps the widths of before, as
 * rows of a watch do, and widens them where it has to.
 */
export class Columns {
  readonly #widths: number[] = [];

  /** Rows as lines; the last cell of a row is not padded. */
  print(rows: readonly (readonly string[])[]): string {
    const widths = this.#widths;
    for (const row of rows)
      for (let at = 0; at < row.length - 1; at += 1)
        widths[at] = Math.max(widths[at] ?? leastWidth, lengthOf(row[at] ?? '') + padding);
    let text = '';
    for (const row of rows) {
      for (let at = 0; at < row.length - 1; at += 1) text += padded(row[at] ?? '', widths[at] ?? 0);
      text += `${row.at(-1) ?? ''}\n`;
    }
    return text;
  }
}
