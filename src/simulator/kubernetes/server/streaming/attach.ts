import { badRequest } from '../../statusError.ts';
import type { Exchange } from '../exchange.ts';
import type { ResourcePath } from '../requestPath.ts';
import { clientStreams, wantedStreams } from './exec.ts';
import type { PodAttach } from './podAttach.ts';
import type { RunningExec } from './podExec.ts';
import { streamedContainer, streamedPod } from './podTarget.ts';

/** `pods/<name>/attach`: joins the first process of a container. */
export async function answerAttach(exchange: Exchange, path: ResourcePath, attach: PodAttach): Promise<void> {
  if (exchange.upgrade === undefined) throw badRequest('Upgrade request required');
  const pod = streamedPod(exchange, path);
  const container = streamedContainer(exchange, pod);
  const wanted = wantedStreams(exchange);
  const streams = await clientStreams(exchange, wanted);
  if (streams === undefined) return;
  const running = attach.attach(pod, container, async (stream, text) => {
    if (wanted[stream]) await streams.send(stream, text);
  });
  await streams.serve(running ?? ended);
}

/** What the runtime says of a container that does not run. */
const ended: RunningExec = {
  input: () => Promise.resolve(),
  endInput: () => undefined,
  resize: () => undefined,
  hangUp: () => undefined,
  done: Promise.resolve({ refusal: 'error attaching to container: container is in CONTAINER_EXITED state' }),
};
