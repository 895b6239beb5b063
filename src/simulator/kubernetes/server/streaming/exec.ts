import { badRequest } from '../../statusError.ts';
import { query, sendText, type Exchange } from '../exchange.ts';
import type { ResourcePath } from '../requestPath.ts';
import { Channels } from './channels.ts';
import type { ClientStreams, WantedStreams } from './clientStreams.ts';
import type { PodExec } from './podExec.ts';
import { runs, streamedContainer, streamedPod } from './podTarget.ts';
import { SpdyStreams } from './spdyStreams.ts';
import { acceptUpgrade } from './upgrade.ts';

const protocols = { webSocket: ['v5.channel.k8s.io', 'v4.channel.k8s.io'], spdy: ['v4.channel.k8s.io'] };

/** `pods/<name>/exec`: runs a program in a container. */
export async function answerExec(exchange: Exchange, path: ResourcePath, exec: PodExec): Promise<void> {
  if (exchange.upgrade === undefined) throw badRequest('Upgrade request required');
  const pod = streamedPod(exchange, path);
  const container = streamedContainer(exchange, pod);
  const argv = exchange.url.searchParams.getAll('command');
  if (argv.length === 0) throw badRequest('you must specify at least 1 command for the container');
  // Old clients show the text of a refusal as it is.
  if (!runs(pod, container))
    return sendText(exchange.response, 404, `container not found ("${container}")`, 'text/plain');
  const wanted = wantedStreams(exchange);
  const streams = await clientStreams(exchange, wanted);
  if (streams === undefined) return;
  const running = exec.exec(pod, container, {
    argv,
    terminal: wanted.terminal ? await streams.firstSize() : undefined,
    send: (stream, text) => streams.send(stream, text),
  });
  if (running === undefined) return streams.close();
  if (!wanted.stdin) running.endInput();
  await streams.serve(running);
}

/** The streams that the query asks for. */
export function wantedStreams(exchange: Exchange): WantedStreams {
  const asks = (name: string): boolean => /^(?:true|1)$/.test(query(exchange, name) ?? '');
  return { stdin: asks('stdin'), stdout: asks('stdout'), stderr: asks('stderr'), terminal: asks('tty') };
}

/** Joins the client; undefined if it does not open its streams. */
export async function clientStreams(exchange: Exchange, wanted: WantedStreams): Promise<ClientStreams | undefined> {
  const upgraded = await acceptUpgrade(exchange, protocols);
  return upgraded.kind === 'spdy' ? SpdyStreams.open(upgraded.wire, wanted) : new Channels(upgraded.socket);
}
