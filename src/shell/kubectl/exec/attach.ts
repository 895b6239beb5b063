import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { exitStatus } from './exitStatus.ts';
import { findPod } from './findPod.ts';
import { containerOf, type RunningPod } from './podContainer.ts';
import { talkToPod } from './talkToPod.ts';

/** `kubectl attach (POD | TYPE/NAME) [-c CONTAINER] [-it]`: joins the program that a container runs. */
export const attach: KubectlCommand = {
  takes: '(POD | TYPE/NAME) -c CONTAINER',
  flags: {
    container: { kind: 'text', short: 'c' },
    'pod-running-timeout': { kind: 'text' },
    quiet: { kind: 'switch', short: 'q' },
    stdin: { kind: 'switch', short: 'i' },
    tty: { kind: 'switch', short: 't' },
  },
  async run(line, session) {
    const [word, ...stray] = line.words;
    if (word === undefined) throw new ToolError('error: at least 1 argument is required for attach');
    if (stray.length > 1)
      throw new ToolError(
        `error: expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${line.words.length}: [${line.words.join(' ')}]`,
      );
    const pod = await findPod(stray[0] === undefined ? word : `${word}/${stray[0]}`, session);
    demandRunning(pod);
    const { name: container, note } = containerOf(pod, line.text('container') ?? '');
    if (note !== undefined && !line.has('quiet')) session.printError(note);
    const takesInput = line.has('stdin');
    const wantsTerminal = takesInput && line.has('tty');
    if (wantsTerminal && session.keys === undefined)
      session.printError('Unable to use a TTY - input is not a terminal or the right kind of file\n');
    const hasTerminal = wantsTerminal && session.keys !== undefined;
    if (!line.has('quiet')) session.printError("If you don't see a command prompt, try pressing enter.\n");
    const ending = await talkToPod(
      { pod, container, subresource: 'attach', command: [], takesInput, hasTerminal },
      session,
    );
    return exitStatus(ending, session);
  },
};

function demandRunning({ status }: RunningPod): void {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed')
    throw new ToolError(`error: cannot attach a container in a completed pod; current phase is ${status.phase}`);
}
