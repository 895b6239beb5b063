import { ToolError } from '../tool.ts';

const usage = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** A command line that cannot be read. */
export class UsageError extends ToolError {
  constructor(problem: string) {
    super(`${usage}aws: error: ${problem}`, 2);
  }
}

/** Options that the command does not have. */
export class UnknownOptionsError extends ToolError {
  constructor(options: readonly string[]) {
    super(`${usage}\nUnknown options: ${options.join(', ')}`, 255);
  }
}

/** Why a command that could be read was not carried out, as the CLI says it: after an empty line. */
export class CommandError extends ToolError {
  constructor(problem: string, cause?: unknown) {
    super(`\n${problem}`, 255, cause);
  }
}

/** A value that an option does not take. */
export class ParameterError extends CommandError {
  constructor(option: string, problem: string) {
    super(`Error parsing parameter '${option}': ${problem}`);
  }
}
