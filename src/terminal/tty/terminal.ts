import { onDispose, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { TerminalView } from '../program.ts';
import { Input } from '../streams/input.ts';
import { BrokenPipe, type Output } from '../streams/output.ts';
import { CookedLine } from './cookedLine.ts';

/** How keys are read: `line` is edited and echoed here, `key` comes as typed but for Ctrl-C, `raw` without exception. */
type Mode = 'line' | 'key' | 'raw';

/**
 * A terminal as programs have it, between them and whoever types and reads: what is typed is echoed and handed over by
 * the line, Ctrl-C interrupts, line ends are told to the screen as it wants them.
 */
export class Terminal implements TerminalView {
  columns: number;
  rows: number;
  readonly output: Output;
  readonly input: Input;
  readonly #send: (text: string) => Promise<void>;
  /** Whom Ctrl-C reaches: the last one of these. */
  readonly #foreground: (() => void)[] = [];
  readonly #line: CookedLine;
  readonly #resized = new Emitter<{ readonly columns: number; readonly rows: number }>();
  readonly onDidResize = this.#resized.event;
  #mode: Mode = 'line';
  #keys = '';
  /** Lines that nobody has read yet; `undefined` stands for an end of file. */
  #lines: (string | undefined)[] = [];
  #gone = false;
  #wake: (() => void) | undefined;

  /** @param send shows text on the screen; rejects or stays pending when it cannot. */
  constructor(size: { readonly columns: number; readonly rows: number }, send: (text: string) => Promise<void>) {
    this.columns = size.columns;
    this.rows = size.rows;
    this.#send = send;
    this.#line = new CookedLine((text) => this.#echo(text));
    this.output = { write: (text) => this.write(text), isTerminal: true };
    this.input = new TerminalInput(this);
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.#resized.fire({ columns, rows });
  }

  write(text: string): Promise<void> {
    if (this.#gone) return Promise.reject(new BrokenPipe());
    return this.#send(text.replace(/\r?\n/g, '\r\n'));
  }

  /** Somebody typed. */
  type(text: string): void {
    if (this.#mode === 'raw') this.#keys += text;
    else for (const character of text) this.#key(character);
    this.#wake?.();
  }

  /** The line to the other side is cut: reading ends and writing breaks. */
  hangUp(): void {
    this.#gone = true;
    this.#wake?.();
  }

  /** Puts something in the foreground, where Ctrl-C and Ctrl-\ reach it, until it is disposed. */
  foreground(interrupt: () => void): Disposable {
    this.#foreground.push(interrupt);
    return onDispose(() => this.#foreground.splice(this.#foreground.indexOf(interrupt), 1));
  }

  /** Reads keys as they come until the result is called; what was typed ahead is part of them. */
  enter(mode: 'key' | 'raw'): () => void {
    const before = this.#mode;
    this.#mode = mode;
    if (before === 'line') this.#keys += this.#typedAhead();
    return () => {
      this.#mode = before;
      if (before !== 'line') return;
      const rest = this.#keys;
      this.#keys = '';
      for (const character of rest) this.#key(character);
    };
  }

  async readKeys(signal: AbortSignal): Promise<string | undefined> {
    const leave = this.#mode === 'line' ? this.enter('key') : undefined;
    try {
      while (this.#keys === '') {
        if (this.#gone) return undefined;
        await this.#untilTyped(signal);
      }
      const keys = this.#keys;
      this.#keys = '';
      return keys;
    } finally {
      leave?.();
    }
  }

  /** Gives keys back that were read too far. */
  unread(keys: string): void {
    this.#keys = keys + this.#keys;
  }

  async readLines(signal: AbortSignal): Promise<string | undefined> {
    while (this.#lines.length === 0) {
      if (this.#gone) return undefined;
      await this.#untilTyped(signal);
    }
    return this.#lines.shift();
  }

  #key(character: string): void {
    if (character === '\u0003' || character === '\u001C') {
      this.#line.clear();
      this.#lines = [];
      this.#echo(character === '\u0003' ? '^C' : '^\\');
      this.#foreground.at(-1)?.();
    } else if (this.#mode === 'key') this.#keys += character;
    else if (character === '\u0004') this.#lines.push(this.#line.take());
    else if (character === '\r' || character === '\n') {
      this.#echo('\r\n');
      this.#lines.push(`${this.#line.take() ?? ''}\n`);
    } else this.#line.key(character);
  }

  #typedAhead(): string {
    const text = this.#lines.map((line) => line?.replace('\n', '\r') ?? '').join('') + (this.#line.take() ?? '');
    this.#lines = [];
    return text;
  }

  #echo(text: string): void {
    // A screen that takes nothing any more has gone, which its other users notice.
    if (!this.#gone) void this.#send(text).catch(() => undefined);
  }

  #untilTyped(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        signal.removeEventListener('abort', stop);
        this.#wake = undefined;
      };
      const stop = () => {
        done();
        reject(signal.reason as Error);
      };
      this.#wake = () => {
        done();
        resolve();
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }
}

class TerminalInput extends Input {
  readonly isTerminal = true;
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    super();
    this.#terminal = terminal;
  }

  protected pull(signal: AbortSignal): Promise<string | undefined> {
    return this.#terminal.readLines(signal);
  }

  /** A program that ends does not end the terminal. */
  override close(): void {}
}
