import { ToolError } from '../../tool.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { exitStatus } from './exitStatus.ts';
import { findPod } from './findPod.ts';
import { containerOf } from './podContainer.ts';
import { talkToPod } from './talkToPod.ts';

/** `kubectl exec (POD | TYPE/NAME) [-c CONTAINER] [-it] -- COMMAND`. */
export const exec: KubectlCommand = {
  takes: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  flags: {
    container: { kind: 'text', short: 'c' },
    filename: { kind: 'list', short: 'f' },
    'pod-running-timeout': { kind: 'text' },
    quiet: { kind: 'switch', short: 'q' },
    stdin: { kind: 'switch', short: 'i' },
    tty: { kind: 'switch', short: 't' },
  },
  async run(line, session) {
    const [word, ...stray] = line.words.slice(0, line.wordsBeforeDashes);
    const command = line.words.slice(line.wordsBeforeDashes);
    if (stray.length > 0 && command.length === 0)
      throw new UsageError('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
    if (word === undefined) throw new ToolError('error: pod, type/name or --filename must be specified');
    if (command.length === 0) throw new ToolError('error: you must specify at least one command for the container');
    const pod = await findPod(word, session);
    const phase = pod.status?.phase;
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new ToolError(`error: cannot exec into a container in a completed pod; current phase is ${phase}`);
    const { name: container, note } = containerOf(pod, line.text('container') ?? '');
    if (note !== undefined && !line.has('quiet')) session.printError(note);
    const takesInput = line.has('stdin');
    const wantsTerminal = takesInput && line.has('tty');
    if (wantsTerminal && session.keys === undefined && !line.has('quiet'))
      session.printError('Unable to use a TTY - input is not a terminal or the right kind of file\n');
    const hasTerminal = wantsTerminal && session.keys !== undefined;
    const ending = await talkToPod({ pod, container, subresource: 'exec', command, takesInput, hasTerminal }, session);
    return exitStatus(ending, session);
  },
};
