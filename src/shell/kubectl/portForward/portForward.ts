import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DisposableStore } from '../../../base/disposable.ts';
import { ToolError } from '../../tool.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { findPodAndOwner } from '../exec/findPod.ts';
import type { KubectlSession } from '../session/session.ts';
import { forwardConnection } from './forwardConnection.ts';
import { forwardedPorts, type ForwardedPort } from './forwardedPorts.ts';

/** `kubectl port-forward TYPE/NAME [LOCAL:]REMOTE`: ports of this machine that lead to ports of a pod, until Ctrl-C. */
export const portForward: KubectlCommand = {
  takes: 'TYPE/NAME [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  flags: { address: { kind: 'list' }, 'pod-running-timeout': { kind: 'text' } },
  async run(line, session) {
    const [word, ...words] = line.words;
    if (word === undefined || words.length === 0)
      throw new UsageError('TYPE/NAME and list of ports are required for port-forward');
    const { pod, owner } = await findPodAndOwner(word, session);
    const phase = pod.status?.phase ?? '';
    if (phase !== 'Running')
      throw new ToolError(`error: unable to forward port because pod is not running. Current status=${phase}`);
    const ports = forwardedPorts(words, pod, owner);
    const addresses = line.list('address').flatMap((each) => each.split(','));
    const resource = (await session.resources()).require('pods');
    const { name, namespace } = pod.metadata;
    const path = resourcePath(resource, { namespace, name, subresource: 'portforward' });
    const owned = new DisposableStore();
    try {
      for (const address of addresses.length === 0 ? ['localhost'] : addresses)
        for (const port of ports)
          owned.add(await listen(address === 'localhost' ? '127.0.0.1' : address, port, path, session));
      await new Promise<void>((resolve) => {
        if (session.signal.aborted) resolve();
        session.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return 0;
    } finally {
      owned.dispose();
    }
  },
};

async function listen(
  address: string,
  { local, remote }: ForwardedPort,
  path: string,
  session: KubectlSession,
): Promise<DisposableStore> {
  const owned = new DisposableStore();
  const { connection } = await session.api();
  const carry = async (socket: Socket, port: number): Promise<void> => {
    try {
      const failure = await forwardConnection(connection, `${path}?ports=${remote}`, socket);
      if (failure !== undefined)
        session.printError(`error: an error occurred forwarding ${port} -> ${remote}: ${failure}\n`);
    } catch (error) {
      socket.destroy();
      const why = error instanceof Error ? error.message : String(error);
      session.printError(`error: error creating forwarding stream for port ${port} -> ${remote}: ${why}\n`);
    }
  };
  const server: Server = createServer((socket) => {
    const { port } = server.address() as AddressInfo;
    session.print(`Handling connection for ${port}\n`);
    owned.add({ dispose: () => socket.destroy() });
    void carry(socket, port);
  });
  owned.add({ dispose: () => server.close() });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ToolError(
          `Unable to listen on port ${local}: Listeners failed to create with the following errors: [unable to create listener: Error ${error.message}]\nerror: unable to listen on any of the requested ports: [{${local} ${remote}}]`,
          1,
          error,
        ),
      ),
    );
    server.listen(local, address, resolve);
  });
  session.print(`Forwarding from ${address}:${(server.address() as AddressInfo).port} -> ${remote}\n`);
  return owned;
}
