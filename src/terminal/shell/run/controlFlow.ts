/** What ends a command before its last statement. None of these is a failure: somebody up the call takes it. */
abstract class Leave extends Error {
  readonly status: number;

  constructor(name: string, status: number) {
    super(name);
    this.name = name;
    this.status = status;
  }
}

/** `break`, out of so many loops. */
export class Break extends Leave {
  levels: number;

  constructor(levels: number) {
    super('Break', 0);
    this.levels = levels;
  }
}

/** `continue`, with the so-manieth loop outwards. */
export class Continue extends Leave {
  levels: number;

  constructor(levels: number) {
    super('Continue', 0);
    this.levels = levels;
  }
}

/** `return` from a function or a sourced file. */
export class Return extends Leave {
  constructor(status: number) {
    super('Return', status);
  }
}

/** `exit`: the shell ends. */
export class Exit extends Leave {
  constructor(status: number) {
    super('Exit', status);
  }
}

/** A person pressed Ctrl-C: the whole command line is given up. */
export class Interrupted extends Leave {
  constructor(status = interruptedStatus) {
    super('Interrupted', status);
  }
}

/** Exit codes with a meaning of their own: 128 and the number of the signal that ended a program, as in bash. */
export const interruptedStatus = 130;
export const brokenPipeStatus = 141;

/** An error in the command line itself, such as an unset variable under `set -u`: it is told, and the line is given up. */
export class ShellError extends Error {
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.name = 'ShellError';
    this.status = status;
  }
}
