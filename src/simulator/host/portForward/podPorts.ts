import { createHash } from 'node:crypto';
import { finished, type Duplex } from 'node:stream';
import { promisify } from 'node:util';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { PodPorts, SandboxPorts } from '../../kubernetes/server/streaming/podPorts.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import { netnsName } from '../network/node/nodeLinks.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import { namespaceOrigin } from '../packets/origin.ts';
import { TcpConnection } from '../packets/tcpClient.ts';
import { carryHttp } from './httpCarrier.ts';

const loopback = '127.0.0.1';

/** The ports of a cluster's pods, as a program in the network namespace of each reaches them: at its loopback address. */
export function podPorts(network: WorldNetwork, clusterName: string): PodPorts {
  return {
    open(pod) {
      const { namespace = '', name } = pod.metadata;
      const site = network.pod(clusterName, namespace, name);
      return site && sandboxPorts(network, pod, site.namespace);
    },
  };
}

function sandboxPorts(network: WorldNetwork, { metadata, spec }: Pod, namespace: NetworkNamespace): SandboxPorts {
  const isHost = spec.hostNetwork === true;
  // A sandbox on the host's network has an id, and no network namespace with it.
  const id = isHost ? createHash('sha256').update(`${metadata.uid}/sandbox`).digest('hex') : namespace.id;
  return {
    id,
    async connect(port, client) {
      const target = { destination: loopback, port };
      const connection = new TcpConnection(network, namespaceOrigin(namespace), target);
      const outcome = connection.open();
      if (outcome.kind !== 'connected') {
        const place = isHost ? 'host' : `/var/run/netns/${netnsName(namespace.id)}`;
        return refusal(place, id, port, outcome.kind === 'refused' ? 'connection refused' : 'connection timed out');
      }
      const service = namespace.listeners().find((each) => each.protocol === 'tcp' && each.port === port)?.service;
      if ((service?.kind === 'http' || service?.kind === 'proxy') && !service.tls) carryHttp(connection, client);
      else swallow(client);
      await untilOver(client);
      connection.rest();
      connection.close();
      return undefined;
    },
  };
}

/** What is spoken is nobody's business here: it is taken, and never answered. */
function swallow(client: Duplex): void {
  client.resume().once('end', () => client.end());
}

/** Until the server has said everything, or the client has gone: old clients say their end after the other's. */
async function untilOver(client: Duplex): Promise<void> {
  await promisify(finished)(client, { readable: false }).catch(() => undefined);
}

/** In containerd's words. The machines give `localhost` no IPv6 address. */
function refusal(place: string, sandbox: string, port: number, why: string): string {
  return (
    `failed to execute portforward in network namespace ${JSON.stringify(place)}: failed to connect to ` +
    `localhost:${port} inside namespace ${JSON.stringify(sandbox)}, IPv4: dial tcp4 ${loopback}:${port}: connect: ` +
    `${why} IPv6 dial tcp6: address localhost: no suitable address found `
  );
}
