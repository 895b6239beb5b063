import type { CommandLine, Flag } from '../commandLine.ts';
import type { KubectlSession } from './session/session.ts';

/** A command of kubectl: `get`, `config view`. */
export interface KubectlCommand {
  /** What it takes after its name, as in `TYPE NAME`; its flags are listed by themselves. */
  readonly takes: string;
  /** The flags it knows besides the global ones. */
  readonly flags: Readonly<Record<string, Flag>>;
  /** Returns the exit status. Throws `ToolError`, `ApiError` or `UsageError` for what it cannot do. */
  run(line: CommandLine<string>, session: KubectlSession): Promise<number>;
}

/** A mistake in how a command was called; the name of the command and where to read on are added to the message. */
export class UsageError extends Error {}
