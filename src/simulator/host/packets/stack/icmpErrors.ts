import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import type { IcmpError, Packet } from '../packet.ts';
import { findRoute } from '../routeLookup.ts';
import type { Walk } from '../walk.ts';
import { sourceAddress } from './sourceAddress.ts';

/** An error carries the IP header and eight bytes of what it is about, after its own 28. */
const errorLength = 56;

/** The error a stack sends to the sender of a packet; undefined if it knows no way there, or the packet is an error itself. */
export function errorAbout(
  walk: Walk,
  namespace: NetworkNamespace,
  about: Packet,
  type: IcmpError['type'],
): Packet | undefined {
  if (about.body.protocol === 'icmp' && 'about' in about.body) return undefined;
  const view = walk.view(namespace);
  const found = findRoute(view, { destination: about.source, mark: 0 });
  if (found === undefined) return undefined;
  return {
    source: sourceAddress(view, found.route),
    destination: about.source,
    ttl: view.defaultTtl,
    id: walk.identification(),
    length: errorLength,
    body: { protocol: 'icmp', type, about },
  };
}
