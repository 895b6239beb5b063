import type { CommandNode } from 'just-bash';
import type { Shell } from '../shell.ts';
import { runCompound } from './compounds.ts';
import { ShellError } from './controlFlow.ts';
import type { Run } from './run.ts';
import { runSimple } from './simpleCommand.ts';

/** Runs one command of a pipeline. An error in it is told where its output goes. */
export async function runCommand(shell: Shell, command: CommandNode, given: Run): Promise<number> {
  const run = command.line === undefined || command.line === given.line ? given : { ...given, line: command.line };
  switch (command.type) {
    case 'SimpleCommand':
      return runSimple(shell, command, run);
    case 'FunctionDef':
      shell.state.functions.set(command.name, command);
      return 0;
    default:
      return runCompound(shell, command, run).catch((error: unknown) => {
        // A redirection of the compound command that failed; what fails inside has been told already.
        if (error instanceof ShellError && command.redirections.length > 0) return shell.complain(error, run);
        throw error;
      });
  }
}
