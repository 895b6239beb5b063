import { ToolError } from '../../tool.ts';
import type { KubectlSession } from '../session/session.ts';
import type { Ending } from './podStream.ts';

/** The exit status of a program in a pod, after saying why it is not 0. Throws where it could not be run. */
export function exitStatus(ending: Ending | undefined, session: Pick<KubectlSession, 'printError'>): number {
  if (ending === undefined) throw new ToolError('error: the connection to the container was lost');
  if (ending.status !== 'Failure') return 0;
  if (ending.reason !== 'NonZeroExitCode') throw new ToolError(`error: ${ending.message ?? ''}`);
  const cause = ending.details?.causes?.find(({ reason }) => reason === 'ExitCode');
  const code = Number(cause?.message ?? 1);
  session.printError(`command terminated with exit code ${code}\n`);
  return code;
}
