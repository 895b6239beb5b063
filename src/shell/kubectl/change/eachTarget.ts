import { ToolError } from '../../tool.ts';
import { ApiError } from '../../kubernetes/apiError.ts';
import { apiErrorText } from '../errorText.ts';
import type { KubectlSession } from '../session/session.ts';

/** What kubectl says when a command names nothing to work on. */
export const nothingNamed = `error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/**
 * Does something to one thing after the other; a failure does not keep it from the others. Failures are told together at
 * the end. Returns the exit status. `told` says a failure in words where they differ from the usual ones.
 */
export async function eachTarget<T>(
  targets: readonly T[],
  session: Pick<KubectlSession, 'printError'>,
  act: (target: T) => Promise<void>,
  told: (error: ApiError, target: T) => string = (error) => apiErrorText(error),
): Promise<number> {
  const failures: string[] = [];
  for (const target of targets) {
    try {
      await act(target);
    } catch (error) {
      if (error instanceof ApiError) failures.push(told(error, target));
      else if (error instanceof ToolError) failures.push(error.message);
      else throw error;
    }
  }
  // One failure alone says that it is an error; of several each stands on a line of its own.
  const lines = failures.length > 1 ? failures.map((text) => text.replace(/^error: /, '')) : failures;
  for (const text of lines) session.printError(`${text}\n`);
  return failures.length === 0 ? 0 : 1;
}
