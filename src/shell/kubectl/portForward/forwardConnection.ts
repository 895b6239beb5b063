import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ClusterConnection } from '../../kubernetes/clusterConnection.ts';
import { openSocket } from '../exec/podStream.ts';

/** The channels of a forwarded port: the first byte of each message. The first message on each tells the port. */
const channel = { data: 0, error: 1 } as const;
/** Bytes that wait for the pod before the program on this side is made to wait. */
const highWater = 1 << 20;

/**
 * Carries one TCP connection to a port of a pod, over a web socket of its own. Returns what the pod's side says when the
 * connection could not be made.
 */
export async function forwardConnection(
  connection: ClusterConnection,
  path: string,
  local: Socket,
): Promise<string | undefined> {
  const socket = await openSocket(connection, path, ['v4.channel.k8s.io']);
  const begun = new Set<number>();
  let failure = '';
  socket.on('message', (message: Buffer) => {
    const [from = channel.data] = message;
    if (!begun.has(from)) {
      begun.add(from);
      return;
    }
    const data = message.subarray(1);
    if (from === channel.error) failure += data.toString('utf8');
    else if (!local.write(data)) {
      socket.pause();
      local.once('drain', () => socket.resume());
    }
  });
  socket.on('error', () => socket.terminate());
  local.on('data', (data: Buffer) => send(socket, data, local));
  local.once('close', () => socket.close());
  local.on('error', () => socket.close());
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  local.end();
  return failure === '' ? undefined : failure;
}

function send(socket: WebSocket, data: Buffer, local: Socket): void {
  socket.send(Buffer.concat([Buffer.from([channel.data]), data]), () => local.resume());
  if (socket.bufferedAmount > highWater) local.pause();
}
