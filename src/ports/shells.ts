/** A shell of the machine with its own programs, or the Lab Shell, which needs none of them. */
export type ShellKind = 'system' | 'labShell';

/** The shells that the lab's terminals can have. */
export interface Shells {
  /** The one that commands of the lab run in now. */
  kind(): Promise<ShellKind>;
  /** From now on they run in this one, until the window closes. */
  prefer(kind: ShellKind): void;
  /** Which of some programs a shell lacks. A name with a slash is a file of its own and not looked for. */
  lacks(kind: ShellKind, programs: readonly string[]): Promise<readonly string[]>;
}
