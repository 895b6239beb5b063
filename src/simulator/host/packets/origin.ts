import type { NetworkInterface } from '../../world/network/records.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { Packet } from './packet.ts';
import { Stack } from './stack/stack.ts';
import { visitorAddress } from './internet/outsideHosts.ts';
import { comeFromInternet, leaveInterface } from './vpc/vpc.ts';
import type { Walk } from './walk.ts';

/** Who sends packets and gets what comes back. */
export interface Origin {
  /** The id of the namespace or of the interface. */
  readonly place: string;
  defaultTtl(walk: Walk): number;
  /** Sends a packet; an empty source is filled in. False if there is no way to its destination. */
  send(walk: Walk, packet: Packet, at: number, device?: string): boolean;
}

/** A program in a network namespace. */
export function namespaceOrigin(namespace: NetworkNamespace): Origin {
  return {
    place: namespace.id,
    defaultTtl: (walk) => walk.view(namespace).defaultTtl,
    send: (walk, packet, at, device) => new Stack(walk, namespace).send(packet, at, device),
  };
}

/** A service of AWS, at its interface in a VPC. */
export function interfaceOrigin(eni: NetworkInterface): Origin {
  return {
    place: eni.id,
    defaultTtl: () => 255,
    send(walk, packet, at) {
      const filled = packet.source === '' ? { ...packet, source: eni.addresses[0] ?? '' } : packet;
      walk.note({ at, place: eni.id, kind: 'send', packet: filled, because: [] });
      leaveInterface(walk, eni, filled, at);
      return true;
    },
  };
}

/** Lab milliseconds from somebody at home to a region. */
const visitorTime = 9;

/** Somebody at home, who looks at what the region shows the internet. */
export const visitor: Origin = {
  place: visitorAddress,
  defaultTtl: () => 52,
  send(walk, packet, at) {
    const filled = { ...packet, source: visitorAddress };
    walk.note({ at, place: visitorAddress, kind: 'send', packet: filled, because: [] });
    comeFromInternet(walk, filled, at + visitorTime);
    return true;
  },
};
