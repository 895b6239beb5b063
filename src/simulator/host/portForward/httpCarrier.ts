import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { readRequest, writeResponse } from '../packets/servedRequest.ts';
import type { TcpConnection } from '../packets/tcpClient.ts';

/** Reads the HTTP that a client sends and asks it over a connection of the world; what comes back goes to the client. */
export function carryHttp(connection: TcpConnection, client: Duplex): void {
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    carry(connection, incoming, outgoing).catch(() => client.destroy());
  });
  // Who has said everything still waits for the answer. Node has this setting and does not document it.
  Object.assign(server, { httpAllowHalfOpen: true });
  // It never listens: its one client is there already.
  server.emit('connection', client);
}

async function carry(connection: TcpConnection, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming, outgoing);
  if (request === undefined) return;
  connection.rest();
  const outcome = connection.ask(request, false);
  outgoing.sendDate = false;
  if (outcome.kind === 'response') writeResponse(outgoing, outcome.response);
  else outgoing.destroy();
}
