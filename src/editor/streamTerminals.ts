import * as vscode from 'vscode';
import { isAbort } from '../base/abort.ts';
import { toLabError } from '../base/errors.ts';
import type { Streams, StreamSource } from '../ports/streams.ts';
import { errorText } from './errorText.ts';
import { TerminalText } from './terminalText.ts';

const ctrlC = '\u0003';

/** Terminals that show a text as it grows and take no input but Ctrl-C. */
export const streamTerminals: Streams = {
  open(title, source) {
    const terminal = vscode.window.createTerminal({
      name: title,
      iconPath: new vscode.ThemeIcon('output'),
      pty: new StreamTerminal(source),
      isTransient: true,
    });
    terminal.show(true);
  },
};

/** The source runs from the moment the terminal opens until it is closed. */
class StreamTerminal implements vscode.Pseudoterminal {
  readonly #source: StreamSource;
  readonly #written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#written.event;
  readonly #ending = new AbortController();

  constructor(source: StreamSource) {
    this.#source = source;
  }

  open(): void {
    void this.#run();
  }

  handleInput(data: string): void {
    if (data === ctrlC) this.#ending.abort();
  }

  close(): void {
    this.#ending.abort();
    this.#written.dispose();
  }

  async #run(): Promise<void> {
    const text = new TerminalText();
    try {
      this.#note(await this.#source((piece) => this.#written.fire(text.next(piece)), this.#ending.signal));
    } catch (error) {
      this.#note(isAbort(error) ? vscode.l10n.t('Stopped.') : errorText(toLabError(error)).sentence);
    }
  }

  /** A line of our own, set apart by its dim letters. */
  #note(sentence: string): void {
    this.#written.fire(`\r\n\u001B[0;2m${new TerminalText().next(sentence)}\u001B[0m\r\n`);
  }
}
