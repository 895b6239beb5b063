import type { HostNetwork, Route } from '../../network/hostNetwork.ts';
import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import type { Verdict } from '../netfilterRun.ts';
import type { Walk } from '../walk.ts';
import { sourceAddress } from './sourceAddress.ts';
import type { TrackedPacket } from './trackedPacket.ts';

/** What a DNAT rule says becomes part of the connection. */
export function bindDestination({ connection }: TrackedPacket, { target }: Verdict): void {
  if (connection === undefined || target?.kind !== 'DNAT') return;
  const [address = '', port] = target.to.split(':');
  const sourcePort = port === undefined ? connection.reply.sourcePort : Number(port);
  connection.reply = { ...connection.reply, source: address, sourcePort };
}

/** What an SNAT or MASQUERADE rule says becomes part of the connection, with a port that is not in use. */
export function bindSource(
  walk: Walk,
  namespace: NetworkNamespace,
  tracked: TrackedPacket,
  { target }: Verdict,
  leaving: { readonly view: HostNetwork; readonly route: Route; readonly at: number },
): void {
  const { connection } = tracked;
  if (connection === undefined || (target?.kind !== 'SNAT' && target?.kind !== 'MASQUERADE')) return;
  const address = target.kind === 'SNAT' ? target.to : sourceAddress(leaving.view, leaving.route);
  const connections = walk.memory(namespace.connections);
  const time = walk.labTime(leaving.at);
  const withPort = (destinationPort: number) => ({ ...connection.reply, destination: address, destinationPort });
  const isFree = (port: number): boolean => connections.find(withPort(port), time) === undefined;
  const own = connection.original.sourcePort;
  let port = own;
  if (target.random !== undefined || !isFree(own)) {
    const { first, count } = portRange(connection.original.protocol, own);
    // As many tries as there are ports to find one; then the packet shares one, as it would be dropped in the end.
    for (let tries = 0; tries < count; tries++) {
      port = first + Math.floor(walk.random() * count);
      if (isFree(port)) break;
    }
  }
  connection.reply = withPort(port);
}

/** Linux stays in the class of the port: privileged ports become privileged ports; identifiers of pings are free. */
function portRange(protocol: string, port: number): { readonly first: number; readonly count: number } {
  if (protocol === 'icmp') return { first: 0, count: 65_536 };
  if (port < 512) return { first: 1, count: 511 };
  if (port < 1024) return { first: 600, count: 424 };
  return { first: 1024, count: 64_512 };
}
