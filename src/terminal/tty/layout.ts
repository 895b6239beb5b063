import { textWidth } from './textWidth.ts';

/** A place on the screen, from where the first line of a text begins. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where the cursor stands behind a text that begins in some column, on a screen that breaks lines at its width. */
export function placeAfter(text: string, first: number, columns: number): Place & { readonly isFull: boolean } {
  let row = Math.floor(first / columns);
  let column = first % columns;
  // A full row leaves the cursor behind its last column until something follows.
  let isFull = first > 0 && column === 0;
  if (isFull) [row, column] = [row - 1, columns];
  for (const character of text) {
    const width = character === '\n' ? 0 : textWidth(character);
    if (character === '\n' || column + width > columns) [row, column] = [row + 1, 0];
    column += width;
    isFull = column === columns;
  }
  return isFull ? { row: row + 1, column: 0, isFull } : { row, column, isFull };
}
