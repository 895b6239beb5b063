import { text as textOf } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import { ApiError, type Status } from '../../kubernetes/apiError.ts';
import type { ClusterConnection } from '../../kubernetes/clusterConnection.ts';
import { ToolError } from '../../tool.ts';

/** The channels of `v5.channel.k8s.io`: the first byte of each message. */
const channel = { input: 0, output: 1, error: 2, status: 3, size: 4, close: 255 } as const;
const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

/** How a program in a pod has ended. */
export interface Ending extends Status {
  readonly status?: 'Success' | 'Failure';
}

/** The streams of a program that runs in a pod. */
export interface PodStream {
  /** Resolves when the data has gone. */
  send(data: Buffer): Promise<void>;
  /** Nothing more will be sent. */
  endInput(): void;
  resize(size: { readonly columns: number; readonly rows: number }): void;
  /** Resolves when the program has ended; undefined if the connection broke before. */
  readonly ended: Promise<Ending | undefined>;
  close(): void;
}

export interface PodOutput {
  /** Nothing more comes until a promise that it returns is resolved. */
  readonly onOutput: (data: Buffer) => void | Promise<void>;
  readonly onError: (data: Buffer) => void;
}

/** Opens the streams at a path such as `…/pods/web/exec?command=date`. Throws `ApiError` where the server refuses. */
export async function openPodStream(
  connection: ClusterConnection,
  path: string,
  { onOutput, onError }: PodOutput,
): Promise<PodStream> {
  const socket = await openSocket(connection, path, protocols);
  let ending: Ending | undefined;
  const ended = new Promise<Ending | undefined>((resolve) => {
    socket.once('close', () => resolve(ending));
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (message: Buffer) => {
    const data = message.subarray(1);
    if (message[0] === channel.output) pausing(socket, onOutput(data));
    else if (message[0] === channel.error) onError(data);
    else if (message[0] === channel.status) ending = JSON.parse(data.toString('utf8')) as Ending;
  });
  const send = (to: number, data: Buffer) =>
    new Promise<void>((resolve) => {
      // Where the connection has gone, its end tells.
      if (socket.readyState === WebSocket.OPEN) socket.send(Buffer.concat([Buffer.from([to]), data]), () => resolve());
      else resolve();
    });
  return {
    send: (data) => send(channel.input, data),
    // Servers before v5 cannot be told.
    endInput() {
      if (socket.protocol === protocols[0]) void send(channel.close, Buffer.from([channel.input]));
    },
    resize: ({ columns, rows }) =>
      void send(channel.size, Buffer.from(JSON.stringify({ Width: columns, Height: rows }))),
    ended,
    close: () => socket.close(),
  };
}

/** Lets a socket wait until what came over it has been taken. */
function pausing(socket: WebSocket, taken: void | Promise<void>): void {
  if (!(taken instanceof Promise)) return;
  socket.pause();
  void taken.finally(() => socket.resume());
}

/** Opens a web socket at a path of the API server. */
export async function openSocket(
  { server, tls, headers }: ClusterConnection,
  path: string,
  offered: readonly string[],
): Promise<WebSocket> {
  const url = new URL(server.pathname.replace(/\/$/, '') + path, server);
  url.protocol = server.protocol === 'http:' ? 'ws:' : 'wss:';
  const socket = new WebSocket(url, [...offered], {
    ...tls,
    headers: headers as Record<string, string>,
    perMessageDeflate: false,
  });
  return await new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => {
      textOf(response)
        .then((text) => reject(new ApiError(response.statusCode ?? 0, statusOf(text))))
        .catch(reject);
    });
    socket.once('error', (error) =>
      reject(new ToolError(`error: unable to upgrade connection: ${error.message}`, 1, error)),
    );
  });
}

function statusOf(text: string): Status {
  try {
    return JSON.parse(text) as Status;
  } catch {
    return { message: `unable to upgrade connection: ${text.trim()}` };
  }
}
