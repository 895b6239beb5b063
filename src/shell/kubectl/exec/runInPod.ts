import { onDispose } from '../../../base/disposable.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubectlSession } from '../session/session.ts';
import { openPodStream, type Ending, type PodOutput } from './podStream.ts';
import type { RunningPod } from './podContainer.ts';

export interface PodProgram extends PodOutput {
  readonly pod: RunningPod;
  readonly container: string;
  readonly command: readonly string[];
  /** What it reads; undefined for nothing. */
  readonly input?: AsyncIterable<Buffer>;
}

/** Runs a program in a container, with bytes in and out, to its end; undefined if the connection broke before. */
export async function runInPod(program: PodProgram, session: KubectlSession): Promise<Ending | undefined> {
  const { pod, container, command, input } = program;
  const api = await session.api();
  const resource = (await session.resources()).require('pods');
  const query = new URLSearchParams({ container, stdout: 'true', stderr: 'true' });
  if (input !== undefined) query.set('stdin', 'true');
  for (const word of command) query.append('command', word);
  const { name, namespace } = pod.metadata;
  const path = `${resourcePath(resource, { namespace, name, subresource: 'exec' })}?${query.toString()}`;
  const stream = await openPodStream(api.connection, path, program);
  const stop = () => stream.close();
  session.signal.addEventListener('abort', stop, { once: true });
  const listening = onDispose(() => session.signal.removeEventListener('abort', stop));
  let isOver = false;
  try {
    const sending = async (): Promise<never> => {
      for await (const piece of input ?? []) {
        if (isOver) break;
        await stream.send(piece);
      }
      stream.endInput();
      return await new Promise<never>(() => undefined);
    };
    // A program may end before it has read everything.
    const ending = await (input === undefined ? stream.ended : Promise.race([stream.ended, sending()]));
    session.signal.throwIfAborted();
    return ending;
  } finally {
    isOver = true;
    listening.dispose();
    stream.close();
  }
}
