import { beforeEach, describe, expect, test } from 'vitest';
import { LineEditor, type Typed } from '../../../src/terminal/tty/lineEditor.ts';
import { placeAfter } from '../../../src/terminal/tty/layout.ts';
import { pastedText } from '../../../src/terminal/tty/paste.ts';
import { Terminal } from '../../../src/terminal/tty/terminal.ts';

/** A screen of 20 columns, as far as the line editor uses one. */
class Screen {
  readonly rows: (string | undefined)[][] = [[]];
  row = 0;
  column = 0;
  marksPastes = false;

  write(text: string): void {
    // oxlint-disable-next-line no-control-regex
    const pieces = Array.from(text.matchAll(/\u001B\[(?:\?2004)?([0-9]*)([A-Za-z])|[^]/g));
    for (const [piece, count = '', final = ''] of pieces) this.#piece(piece, final, count === '' ? 1 : Number(count));
  }

  #piece(piece: string, final: string, count: number): void {
    if (final === 'A') this.row -= count;
    else if (final === 'C') this.column += count;
    else if (final === 'J') {
      this.rows.length = this.row + 1;
      this.rows[this.row]?.splice(this.column);
    } else if (final === 'h' || final === 'l') this.marksPastes = final === 'h';
    else if (piece === '\r') this.column = 0;
    else if (piece === '\n') this.#down();
    else {
      if (this.column === 20) {
        this.#down();
        this.column = 0;
      }
      const row = this.rows[this.row] ?? [];
      row[this.column] = piece;
      this.column += 1;
    }
  }

  #down(): void {
    this.row += 1;
    this.rows[this.row] ??= [];
  }

  get lines(): readonly string[] {
    return this.rows.map((row) =>
      Array.from(row, (character = ' ') => character)
        .join('')
        .trimEnd(),
    );
  }
}

let screen: Screen;
let terminal: Terminal;
let editor: LineEditor;
beforeEach(() => {
  screen = new Screen();
  terminal = new Terminal({ columns: 20, rows: 10 }, (text) => Promise.resolve(screen.write(text)));
  editor = new LineEditor(terminal, () => Promise.resolve({ word: '', choices: [] }), true);
});

const paste = (text: string) => `\u001B[200~${text}\u001B[201~`;
const read = (history: readonly string[] = []) => editor.read('$ ', history, new AbortController().signal);

async function type(text: string): Promise<void> {
  terminal.type(text);
  await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a paste', () => {
  test('of many lines is shown and waits for Enter; then it is one input', async () => {
    const line = read();
    await type('');
    expect(screen.marksPastes).toBe(true);
    await type(paste('for i in 1 2\r\ndo echo $i\r\ndone\r\n'));
    expect(screen.lines).toEqual(['$ for i in 1 2', 'do echo $i', 'done']);
    await type('; date\r');
    expect(await line).toEqual<Typed>({ line: 'for i in 1 2\ndo echo $i\ndone; date' });
    expect(screen.marksPastes).toBe(false);
  });

  test('goes where the cursor is, with what was typed around it', async () => {
    const line = read();
    await type('echo x\u001B[D');
    await type(`${paste('a\nb')}c\r`);
    expect(await line).toEqual({ line: 'echo a\nbcx' });
  });

  test('may come in pieces, and nothing in it is a key', async () => {
    const line = read();
    await type('\u001B[200~one\rt');
    await type('wo\u0003\u001B[A\t.\u001B[20');
    await type('1~ three\r');
    // Of a key in it only the letters are left.
    expect(await line).toEqual({ line: 'one\ntwo[A\t. three' });
  });

  test('behind Enter is for the next line', async () => {
    const first = read();
    await type(`ls\r${paste('a\nb')}\r`);
    expect(await first).toEqual({ line: 'ls' });
    expect(await read()).toEqual({ line: 'a\nb' });
  });

  test('of nothing but an end of line is nothing', () => {
    expect([pastedText('\r\n'), pastedText('a\rb\r')]).toEqual(['', 'a\nb']);
  });
});

describe('a line of many rows', () => {
  test('is drawn anew where it stands when something changes at its beginning', async () => {
    const line = read();
    await type(paste('one\ntwo'));
    await type('\u0001x');
    expect(screen.lines).toEqual(['$ xone', 'two']);
    expect([screen.row, screen.column]).toEqual([0, 3]);
    await type('\u0005!');
    expect(screen.lines).toEqual(['$ xone', 'two!']);
    await type('\u0015gone\r');
    expect(await line).toEqual({ line: 'gone' });
    expect(screen.lines.slice(0, 1)).toEqual(['$ gone']);
  });

  test('comes back from the history and goes again', async () => {
    const line = read(['a\nb\nc']);
    await type('\u001B[A');
    expect(screen.lines).toEqual(['$ a', 'b', 'c']);
    await type('\u001B[B');
    expect(screen.lines).toEqual(['$']);
    await type('\r');
    await line;
  });

  test('with a row that is just full', async () => {
    const line = read();
    await type(paste(`${'x'.repeat(18)}\nnext`));
    expect(screen.lines).toEqual([`$ ${'x'.repeat(18)}`, 'next']);
    await type('\u0001y');
    expect(screen.lines).toEqual([`$ y${'x'.repeat(17)}`, 'x', 'next']);
    await type('\r');
    await line;
  });
});

test.each([
  ['', 2, { row: 0, column: 2, isFull: false }],
  ['x'.repeat(8), 2, { row: 1, column: 0, isFull: true }],
  ['x'.repeat(9), 2, { row: 1, column: 1, isFull: false }],
  ['x'.repeat(8) + '\ny', 2, { row: 1, column: 1, isFull: false }],
  // Two columns do not fit into one.
  ['x'.repeat(7) + '한', 2, { row: 1, column: 2, isFull: false }],
  ['a\n\nb', 0, { row: 2, column: 1, isFull: false }],
  ['', 10, { row: 1, column: 0, isFull: true }],
])('behind %j from column %i', (text, first, place) => expect(placeAfter(text, first, 10)).toEqual(place));
