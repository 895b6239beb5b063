import { StringDecoder } from 'node:string_decoder';
import { DisposableStore } from '../../../base/disposable.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubectlSession } from '../session/session.ts';
import { openPodStream, type Ending } from './podStream.ts';
import type { RunningPod } from './podContainer.ts';

export interface Conversation {
  readonly pod: RunningPod;
  readonly container: string;
  readonly subresource: 'exec' | 'attach';
  readonly command: readonly string[];
  readonly takesInput: boolean;
  readonly hasTerminal: boolean;
  /** Runs once the streams are open. */
  readonly onOpen?: () => void;
}

/** Runs or joins a program in a container, with the person's keys and screen, until it ends. */
export async function talkToPod(conversation: Conversation, session: KubectlSession): Promise<Ending | undefined> {
  const { pod, container, subresource, command, takesInput, hasTerminal } = conversation;
  const api = await session.api();
  const resource = (await session.resources()).require('pods');
  const query = new URLSearchParams({ container, stdout: 'true', [hasTerminal ? 'tty' : 'stderr']: 'true' });
  if (takesInput) query.set('stdin', 'true');
  for (const word of command) query.append('command', word);
  const { name, namespace } = pod.metadata;
  const path = `${resourcePath(resource, { namespace, name, subresource })}?${query.toString()}`;
  const [out, err] = [new StringDecoder('utf8'), new StringDecoder('utf8')];
  const owned = new DisposableStore();
  const stream = await openPodStream(api.connection, path, {
    onOutput: (data) => session.print(out.write(data)),
    onError: (data) => session.printError(err.write(data)),
  });
  try {
    const stop = () => stream.close();
    session.signal.addEventListener('abort', stop, { once: true });
    owned.add({ dispose: () => session.signal.removeEventListener('abort', stop) });
    if (hasTerminal) connectTerminal(stream, session, owned);
    if (takesInput) connectInput(stream, session, owned);
    conversation.onOpen?.();
    const ending = await stream.ended;
    session.print(out.end());
    session.printError(err.end());
    session.signal.throwIfAborted();
    return ending;
  } finally {
    owned.dispose();
    stream.close();
  }
}

type Stream = Awaited<ReturnType<typeof openPodStream>>;

function connectTerminal(stream: Stream, { keys, screen }: KubectlSession, owned: DisposableStore): void {
  if (screen !== undefined) stream.resize(screen);
  if (keys === undefined) return;
  owned.add(keys.raw());
  owned.add(keys.onDidResize((size) => stream.resize(size)));
}

function connectInput(stream: Stream, { input }: KubectlSession, owned: DisposableStore): void {
  const onData = (data: Buffer | string) => void stream.send(Buffer.from(data));
  const onEnd = () => stream.endInput();
  input.on('data', onData);
  input.once('end', onEnd);
  owned.add({
    dispose() {
      input.off('data', onData);
      input.off('end', onEnd);
      input.pause();
    },
  });
}
