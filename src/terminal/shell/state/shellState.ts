import type { Account } from '../../program.ts';
import { Jobs } from './jobs.ts';
import type { OptionName, ShoptName } from './options.ts';
import type { Command } from './syntax.ts';
import type { Variables } from './variables.ts';

/** Everything one shell remembers between commands. */
export class ShellState {
  readonly account: Account;
  readonly variables: Variables;
  readonly functions: Map<string, Command<'FunctionDef'>>;
  readonly aliases: Map<string, string>;
  readonly options: Set<OptionName>;
  readonly shopts: Set<ShoptName>;
  /** By signal name: `EXIT`, `INT`, … */
  readonly traps: Map<string, string>;
  readonly jobs = new Jobs();
  /** Lines typed so far, oldest first. */
  readonly history: string[] = [];
  cwd: string;
  /** Below `cwd` on the directory stack, the nearest first. */
  directories: string[] = [];
  /** `$0`. */
  name: string;
  /** `$1`, `$2`, … */
  positional: readonly string[];
  /** `$?`. */
  status = 0;
  /** `$_`: the last argument of the command before. */
  lastArgument = '';
  umask = 0o22;
  /** Where `getopts` goes on within a word of several letters. */
  optionLetter: { readonly word: number; readonly at: number } | undefined;
  readonly pid: number;
  /** True when a person types the commands. */
  interactive = false;
  /** True for the shell that a person got by logging in. */
  login = false;
  /** The functions being run, the innermost first. */
  calls: readonly string[] = [];

  constructor(from: {
    readonly account: Account;
    readonly variables: Variables;
    readonly cwd: string;
    readonly name: string;
    readonly pid: number;
    readonly positional?: readonly string[];
    readonly parent?: ShellState;
  }) {
    this.account = from.account;
    this.variables = from.variables;
    this.cwd = from.cwd;
    this.name = from.name;
    this.pid = from.pid;
    this.positional = from.positional ?? [];
    this.functions = new Map(from.parent?.functions);
    this.aliases = new Map(from.parent?.aliases);
    this.options = new Set(from.parent?.options);
    this.shopts = new Set(from.parent?.shopts);
    this.traps = new Map();
  }

  /** What a subshell starts with; nothing it does comes back. */
  copy(): ShellState {
    const { account, cwd, name, pid, positional } = this;
    const copy = new ShellState({
      account,
      cwd,
      name,
      pid,
      positional,
      variables: this.variables.copy(),
      parent: this,
    });
    copy.status = this.status;
    copy.umask = this.umask;
    copy.directories = [...this.directories];
    copy.lastArgument = this.lastArgument;
    copy.calls = this.calls;
    return copy;
  }
}
