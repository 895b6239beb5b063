import type { Clock } from '../base/clock.ts';
import type { Event } from '../base/event.ts';
import type { Files } from './files/hostFiles.ts';
import type { Input } from './streams/input.ts';
import type { Output } from './streams/output.ts';

/** Whom a program runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
}

/** The terminal that a program was started from. */
export interface TerminalView {
  readonly columns: number;
  readonly rows: number;
  /** The next key or pasted text, unedited and not echoed; undefined when the terminal has gone. */
  readKeys(signal: AbortSignal): Promise<string | undefined>;
  /** Keys come as they are typed until the result is called: `key` keeps Ctrl-C back to interrupt, `raw` does not. */
  enter(mode: 'key' | 'raw'): () => void;
  /** Fires after the size has changed. */
  readonly onDidResize: Event<{ readonly columns: number; readonly rows: number }>;
}

/** What a program may be given differently from the one that starts it. */
export interface Start {
  readonly stdin?: Input;
  readonly stdout?: Output;
  readonly stderr?: Output;
  readonly signal?: AbortSignal;
  readonly account?: Account;
  readonly cwd?: string;
  readonly env?: ReadonlyMap<string, string>;
}

/** How a shell for a person is started. */
export interface InteractiveStart extends Start {
  /** `$0`, `$1`, … */
  readonly args?: readonly string[];
  /** A script that sets it up. */
  readonly profile?: string;
  readonly login?: boolean;
}

/** Everything a running program sees of the world. */
export interface ProgramContext {
  /** Without the name. */
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly account: Account;
  readonly files: Files;
  readonly clock: Clock;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts when the program is interrupted; it may still write its last words before it ends. */
  readonly signal: AbortSignal;
  /** The IANA name of the time zone that people see. */
  readonly timeZone: string;
  /** Whether the account may read a file. */
  mayRead(stat: Awaited<ReturnType<Files['stat']>>): boolean;
  /** Undefined when there is none. */
  readonly terminal: TerminalView | undefined;
  /** Runs another program, as `execvp` would; resolves to its exit code, 127 when there is no such program. */
  run(argv: readonly string[], start?: Start): Promise<number>;
  /** Runs a script in a new shell. `args` become `$0`, `$1`, … */
  shell(script: string, start?: Start & { readonly args?: readonly string[] }): Promise<number>;
  /** Runs a shell on the commands that come in: for a person on the terminal until they leave it, or piped. */
  interact(start?: InteractiveStart): Promise<number>;
}

/** Something that can be run by name. */
export interface Program {
  readonly name: string;
  /** Where `which` finds it. */
  readonly path: string;
  /** Resolves to the exit code. A program that lets an abort pass has been killed by it. */
  run(context: ProgramContext): Promise<number>;
}

/** Finds the program of a name, or none. */
export type Programs = (name: string) => Program | undefined;
