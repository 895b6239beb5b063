import * as vscode from 'vscode';
import type { LabShell, LabShellBundle, LabShellOptions, ShellPrompt } from '../ports/labShell.ts';
import type { RunEnd } from '../ports/terminals.ts';
import { Emitter } from '../base/event.ts';

/** What a terminal's size is taken for until the editor tells. */
const usualSize = { columns: 80, rows: 24 };

/** A Lab Shell as the editor has its terminals. It is loaded when the terminal opens; what is typed before waits. */
export class LabTerminal implements vscode.Pseudoterminal {
  readonly #bundle: () => Promise<LabShellBundle>;
  readonly #options: Omit<LabShellOptions, 'columns' | 'rows' | 'write'>;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<void>();
  readonly #prompted = new Emitter<ShellPrompt>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  readonly onDidPrompt = this.#prompted.event;
  readonly #shell = Promise.withResolvers<LabShell>();
  #size = usualSize;
  #gone = false;

  constructor(bundle: () => Promise<LabShellBundle>, options: Omit<LabShellOptions, 'columns' | 'rows' | 'write'>) {
    this.#bundle = bundle;
    this.#options = options;
    // Who waits for the shell is told; if nobody does, the terminal itself shows why there is none.
    this.#shell.promise.catch(() => undefined);
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.setDimensions(dimensions);
    void this.#start();
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.#size = { columns, rows };
    void this.#withShell((shell) => shell.resize(columns, rows));
  }

  handleInput(data: string): void {
    void this.#withShell((shell) => shell.input(data));
  }

  close(): void {
    this.#gone = true;
    void this.#withShell((shell) => shell.dispose());
  }

  /** Types a command and waits for its end. */
  async run(input: string): Promise<RunEnd> {
    return await (await this.#shell.promise).run(input);
  }

  async #start(): Promise<void> {
    try {
      const bundle = await this.#bundle();
      const write = (text: string) => this.#written.fire(text);
      const shell = bundle.openLabShell({ ...this.#options, ...this.#size, write });
      shell.onDidPrompt((prompt) => this.#prompted.fire(prompt));
      this.#shell.resolve(shell);
      if (this.#gone) shell.dispose();
      await shell.ended;
      this.#closed.fire();
    } catch (error) {
      this.#shell.reject(error);
      this.#written.fire(`${error instanceof Error ? error.message : String(error)}\r\n`);
    }
  }

  /** Does something with the shell, once it is there; without one there is nothing to do. */
  async #withShell(use: (shell: LabShell) => void): Promise<void> {
    await this.#shell.promise.then(use, () => undefined);
  }
}
