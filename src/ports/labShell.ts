import type { Event } from '../base/event.ts';
import type { RunEnd } from './terminals.ts';

/** A terminal that needs no program installed: its shell and the tools of the lab run in this process. */
export interface LabShell {
  /** What a person typed or pasted. */
  input(text: string): void;
  resize(columns: number, rows: number): void;
  /**
   * Types a command as a person would, once the shell is at its prompt; resolves when it is there again. With a newline in
   * it, each is a press of Enter. Never rejects: the exit code is undefined when the shell was left first.
   */
  run(command: string): Promise<RunEnd>;
  /** Fires each time the shell is back at its prompt. */
  readonly onDidPrompt: Event<ShellPrompt>;
  /** Resolves with the exit status when the person has left the shell. */
  readonly ended: Promise<number>;
  /** Ends what runs in it. */
  dispose(): void;
}

/** What a shell is like at its prompt. */
export interface ShellPrompt {
  /** The exit status of the last command. */
  readonly status: number;
  /** Of the variables that were asked about, those that are set. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Opens a file of this machine in the editor; resolves when the person has closed it, rejects when it is broken off. */
export type EditFile = (file: string, signal: AbortSignal) => Promise<void>;

export interface LabShellOptions {
  readonly columns: number;
  readonly rows: number;
  /** Shows text, control sequences and all. */
  readonly write: (text: string) => void;
  /** The folder to begin in, as this machine writes it. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Words that come first in every call of a command, by its name: what the connection wants. */
  readonly settings: Readonly<Record<string, readonly string[]>>;
  /** Names of variables to tell of at each prompt. */
  readonly variables: readonly string[];
  /** Shown before the first prompt. */
  readonly greeting: string;
  /** Told of a command that the shell lacks; what it answers is shown below the shell's own complaint. */
  readonly missingCommand: (name: string) => string | undefined;
  readonly editFile: EditFile;
  /** Lines that were typed before, oldest first, and where to keep them. */
  readonly history: { load(): readonly string[]; save(lines: readonly string[]): void };
}

/** What the bundle of the Lab Shell offers. */
export interface LabShellBundle {
  openLabShell(options: LabShellOptions): LabShell;
  /** Which of some commands the shell lacks. A name with a slash is a file and not looked for. */
  missingCommands(names: readonly string[]): readonly string[];
}
