import { invisibleEnd, invisibleStart } from '../shell/expand/prompt.ts';
import { withoutColors } from '../programs/colors.ts';
import { placeAfter } from './layout.ts';
import { textWidth } from './textWidth.ts';

/** Draws a prompt and the line behind it, over as many rows as they take, and puts the cursor where it belongs. */
export class ScreenLine {
  readonly #write: (text: string) => Promise<void>;
  readonly #columns: () => number;
  /** Rows from the first one down to the cursor. */
  #row = 0;
  #prompt = '';
  /** The text on the screen when the cursor stands behind it. */
  #shown: string | undefined;
  #promptWidth = 0;

  constructor(write: (text: string) => Promise<void>, columns: () => number) {
    this.#write = write;
    this.#columns = columns;
  }

  /** Begins a new line where the cursor is. All but the last line of the prompt are written once and never again. */
  async begin(prompt: string): Promise<void> {
    const plain = prompt.replaceAll(invisibleStart, '').replaceAll(invisibleEnd, '');
    const at = plain.lastIndexOf('\n') + 1;
    this.#prompt = plain.slice(at);
    // oxlint-disable-next-line no-control-regex
    const visible = prompt.slice(prompt.lastIndexOf('\n') + 1).replace(/\u0001[^\u0002]*\u0002/g, '');
    this.#promptWidth = textWidth(withoutColors(visible));
    this.#row = 0;
    this.#shown = '';
    await this.#write(plain);
  }

  /** @param cursor in characters of the text. */
  async draw(text: string, cursor: number): Promise<void> {
    const columns = Math.max(1, this.#columns());
    const added = this.#added(text, cursor, columns);
    this.#shown = cursor === Array.from(text).length ? text : undefined;
    if (added !== undefined) return this.#write(added);
    const end = placeAfter(text, this.#promptWidth, columns);
    const { row, column } = placeAfter(Array.from(text).slice(0, cursor).join(''), this.#promptWidth, columns);
    let out = this.#row > 0 ? `\u001B[${this.#row}A` : '';
    out += `\r\u001B[J${this.#prompt}${text}`;
    if (end.isFull) out += '\r\n';
    if (end.row > row) out += `\u001B[${end.row - row}A`;
    if (this.#shown === undefined) out += column > 0 ? `\r\u001B[${column}C` : '\r';
    this.#row = row;
    await this.#write(out);
  }

  /** What has only to be written behind what is there; undefined if the line must be drawn anew. */
  #added(text: string, cursor: number, columns: number): string | undefined {
    if (this.#shown === undefined || !text.startsWith(this.#shown) || cursor < Array.from(text).length)
      return undefined;
    const { column } = placeAfter(this.#shown, this.#promptWidth, columns);
    const added = text.slice(this.#shown.length);
    return !added.includes('\n') && column + textWidth(added) < columns ? added : undefined;
  }

  /** Goes below everything drawn. */
  async leave(text: string): Promise<void> {
    await this.draw(text, Array.from(text).length);
    await this.#write('\r\n');
  }
}
