import type { NetworkNamespace } from '../network/networkNamespace.ts';
import { flowKey, flowOf, reverse, type Flow } from './flow.ts';
import type { IcmpError, Packet } from './packet.ts';
import type { Walk } from './walk.ts';

/** What came back to a sender. */
export interface Answer {
  readonly packet: Packet;
  /** Lab milliseconds after the walk began. */
  readonly at: number;
  /** Present if it says that the packet could not be delivered. */
  readonly error?: IcmpError;
}

/** Everything that came back to the namespace in answer to what it sent as `flow`, in order. */
export function answersTo(walk: Walk, namespace: NetworkNamespace, flow: Flow): readonly Answer[] {
  const expected = flowKey(reverse(flow));
  const sent = flowKey(flow);
  return walk.deliveries
    .filter((each) => each.namespace === namespace)
    .flatMap(({ packet, at }): Answer[] => {
      const { body } = packet;
      if (body.protocol === 'icmp' && 'about' in body) {
        const about = flowOf(body.about);
        return about !== undefined && flowKey(about) === sent ? [{ packet, at, error: body }] : [];
      }
      const own = flowOf(packet);
      return own !== undefined && flowKey(own) === expected ? [{ packet, at }] : [];
    });
}

/** The flow a namespace really sent, its source address chosen by the route; undefined if nothing left. */
export function sentFlow(walk: Walk, namespace: NetworkNamespace): Flow | undefined {
  const first = walk.stations.find(({ kind, place }) => kind === 'send' && place === namespace.id);
  return first === undefined ? undefined : flowOf(first.packet);
}
