import { readKeys, type Key } from './keys.ts';
import { marksNoPastes, marksPastes, pastedText, pasteEnd, pasteStart } from './paste.ts';
import { ScreenLine } from './screenLine.ts';
import type { Terminal } from './terminal.ts';

/** What completes a word: the texts that could stand for the one before the cursor. */
export type Complete = (before: string) => Promise<{ readonly word: string; readonly choices: readonly string[] }>;

/** A line, or why there is none. */
export type Typed = { readonly line: string } | 'interrupt' | 'end';

// oxlint-disable-next-line no-control-regex
const lineEnd = /[\r\n\u0003]/;

/** Lets a person type and change a line, as readline does. What is killed outlives the line. */
export class LineEditor {
  readonly #terminal: Terminal;
  readonly #screen: ScreenLine;
  readonly #complete: Complete;
  readonly #takesPastes: boolean;
  #pending: Key[] = [];
  /** What has come of a paste that has not ended. */
  #pasted: string | undefined;
  #text: string[] = [];
  #cursor = 0;
  #prompt = '';
  #killed: string[] = [];
  #search: { query: string; at: number } | undefined;
  #lastKey: Key['name'] | undefined;

  /** @param takesPastes whether what is pasted, of as many lines as it is, is put into the line and not run. */
  constructor(terminal: Terminal, complete: Complete, takesPastes = false) {
    this.#takesPastes = takesPastes;
    this.#terminal = terminal;
    this.#complete = complete;
    this.#screen = new ScreenLine(
      (text) => terminal.write(text),
      () => terminal.columns,
    );
  }

  /** @param history lines typed before, oldest first. */
  async read(prompt: string, history: readonly string[], signal: AbortSignal): Promise<Typed> {
    const leave = this.#terminal.enter('raw');
    this.#text = [];
    this.#cursor = 0;
    this.#search = undefined;
    // The line being typed is the newest of the lines to go through, each as it has been changed.
    const lines = [...history, ''];
    const place = { at: lines.length - 1 };
    try {
      this.#prompt = prompt;
      if (this.#takesPastes) await this.#terminal.write(marksPastes);
      await this.#screen.begin(prompt);
      for (;;) {
        const key = this.#pending.shift();
        if (key === undefined) {
          const typed = await this.#terminal.readKeys(signal);
          if (typed === undefined) return 'end';
          this.#take(typed);
          continue;
        }
        const done = await this.#key(key, lines, place);
        if (done === undefined) continue;
        if (this.#takesPastes) await this.#terminal.write(marksNoPastes);
        return done;
      }
    } finally {
      leave();
    }
  }

  /** Reads what was typed as keys, up to Enter or to the end of a paste: what is behind may be for a program that is run. */
  #take(typed: string): void {
    if (this.#pasted !== undefined) {
      const pasted = this.#pasted + typed;
      const end = pasted.indexOf(pasteEnd);
      this.#pasted = end < 0 ? pasted : undefined;
      if (end < 0) return;
      this.#pending = [{ name: 'text', text: pastedText(pasted.slice(0, end)) }];
      this.#terminal.unread(pasted.slice(end + pasteEnd.length));
      return;
    }
    const paste = typed.indexOf(pasteStart);
    const before = paste < 0 ? typed : typed.slice(0, paste);
    const end = before.search(lineEnd) + 1;
    this.#pending = [...readKeys(end > 0 ? before.slice(0, end) : before)];
    if (end > 0) this.#terminal.unread(typed.slice(end));
    else if (paste >= 0) {
      this.#pasted = '';
      this.#terminal.unread(typed.slice(paste + pasteStart.length));
    }
  }

  async #key(key: Key, lines: string[], place: { at: number }): Promise<Typed | undefined> {
    if (this.#search !== undefined && (await this.#searchKey(key, lines))) return undefined;
    const before = this.#lastKey;
    this.#lastKey = key.name;
    switch (key.name) {
      case 'enter':
        await this.#screen.leave(this.#text.join(''));
        return { line: this.#text.join('') };
      case 'interrupt':
        await this.#screen.draw(this.#text.join(''), this.#text.length);
        await this.#terminal.write('^C\n');
        this.#pending = [];
        return 'interrupt';
      case 'end-of-file':
        if (this.#text.length === 0) return 'end';
        this.#remove(this.#cursor, this.#cursor + 1);
        break;
      case 'up':
      case 'down':
        this.#browse(key.name === 'up' ? -1 : 1, lines, place);
        break;
      case 'complete':
        await this.#completeWord(before === 'complete');
        break;
      case 'clear':
        await this.#terminal.write('\u001B[H\u001B[2J');
        break;
      case 'search':
        this.#search = { query: '', at: lines.length - 1 };
        return this.#showSearch();
      default:
        this.#edit(key);
    }
    await this.#draw();
    return undefined;
  }

  #edit(key: Key): void {
    const { length } = this.#text;
    switch (key.name) {
      case 'text':
        return this.#insert(Array.from(key.text));
      case 'backspace':
        return this.#remove(this.#cursor - 1, this.#cursor);
      case 'delete':
        return this.#remove(this.#cursor, this.#cursor + 1);
      case 'left':
        return this.#move(this.#cursor - 1);
      case 'right':
        return this.#move(this.#cursor + 1);
      case 'home':
        return this.#move(0);
      case 'end':
        return this.#move(length);
      case 'word-left':
        return this.#move(this.#wordStart());
      case 'word-right':
        return this.#move(this.#wordEnd());
      case 'kill-end':
        return this.#kill(this.#cursor, length);
      case 'kill-start':
        return this.#kill(0, this.#cursor);
      case 'kill-word':
        return this.#kill(this.#blankStart(), this.#cursor);
      case 'kill-word-right':
        return this.#kill(this.#cursor, this.#wordEnd());
      case 'yank':
        return this.#insert(this.#killed);
      case 'transpose':
        return this.#transpose();
      default:
    }
  }

  #insert(characters: readonly string[]): void {
    this.#text = [...this.#text.slice(0, this.#cursor), ...characters, ...this.#text.slice(this.#cursor)];
    this.#cursor += characters.length;
  }

  #remove(from: number, to: number): void {
    if (from < 0) return;
    this.#text.splice(from, to - from);
    this.#cursor = Math.min(from, this.#text.length);
  }

  #kill(from: number, to: number): void {
    if (from === to) return;
    this.#killed = this.#text.slice(from, to);
    this.#remove(from, to);
  }

  #move(to: number): void {
    this.#cursor = Math.max(0, Math.min(this.#text.length, to));
  }

  #transpose(): void {
    const at = Math.min(this.#cursor, this.#text.length - 1);
    if (at < 1) return;
    const [before = '', after = ''] = this.#text.slice(at - 1, at + 1);
    this.#text.splice(at - 1, 2, after, before);
    this.#move(at + 1);
  }

  #wordStart(): number {
    let at = this.#cursor;
    while (at > 0 && !/\w/.test(this.#text[at - 1] ?? '')) at -= 1;
    while (at > 0 && /\w/.test(this.#text[at - 1] ?? '')) at -= 1;
    return at;
  }

  #blankStart(): number {
    let at = this.#cursor;
    while (at > 0 && /\s/.test(this.#text[at - 1] ?? '')) at -= 1;
    while (at > 0 && /\S/.test(this.#text[at - 1] ?? '')) at -= 1;
    return at;
  }

  #wordEnd(): number {
    let at = this.#cursor;
    while (at < this.#text.length && !/\w/.test(this.#text[at] ?? '')) at += 1;
    while (at < this.#text.length && /\w/.test(this.#text[at] ?? '')) at += 1;
    return at;
  }

  #browse(step: number, lines: string[], place: { at: number }): void {
    const next = place.at + step;
    if (next < 0 || next >= lines.length) return;
    lines[place.at] = this.#text.join('');
    place.at = next;
    this.#text = Array.from(lines[next] ?? '');
    this.#cursor = this.#text.length;
  }

  async #completeWord(again: boolean): Promise<void> {
    const { word, choices } = await this.#complete(this.#text.slice(0, this.#cursor).join(''));
    const [only] = choices;
    if (only === undefined) return;
    const shared = choices.reduce((start, each) => commonStart(start, each));
    const tail = choices.length === 1 && !only.endsWith('/') ? ' ' : '';
    if (shared.length > word.length || choices.length === 1) this.#insert(Array.from(shared.slice(word.length) + tail));
    else if (again) {
      await this.#screen.leave(this.#text.join(''));
      const names = choices.map((each) => each.replace(/^.*\/(?=.)/, ''));
      await this.#terminal.write(`${names.join('  ')}\n`);
      await this.#screen.begin(this.#prompt);
    }
  }

  async #draw(): Promise<void> {
    await this.#screen.draw(this.#text.join(''), this.#cursor);
  }

  /** A key while searching back: true if the search took it. */
  async #searchKey(key: Key, lines: readonly string[]): Promise<boolean> {
    const search = this.#search;
    if (search === undefined) return false;
    if (key.name === 'text') search.query += key.text;
    else if (key.name === 'backspace') search.query = search.query.slice(0, -1);
    else if (key.name === 'search') search.at -= 1;
    else {
      this.#search = undefined;
      await this.#draw();
      return false;
    }
    const found = lines.findLastIndex(
      (line, at) => at <= search.at && search.query !== '' && line.includes(search.query),
    );
    if (found >= 0) {
      search.at = found;
      this.#text = Array.from(lines[found] ?? '');
      this.#cursor = this.#text.length;
    }
    await this.#showSearch();
    return true;
  }

  async #showSearch(): Promise<undefined> {
    const label = `(reverse-i-search)\`${this.#search?.query ?? ''}': `;
    await this.#terminal.write(`\r\u001B[J${label}${this.#text.join('')}`);
    return undefined;
  }
}

function commonStart(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.slice(0, at);
}
