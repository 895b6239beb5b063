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

/** Everything that came back to a place in answer to the first packet it sent, in order. */
export function answersTo(walk: Walk, place: string): readonly Answer[] {
  const flow = sentFlow(walk, place);
  if (flow === undefined) return [];
  const expected = flowKey(reverse(flow));
  const sent = flowKey(flow);
  return walk.deliveries
    .filter((each) => each.place === place)
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

/** As it really left, its source address chosen by the route; undefined if nothing left. */
function sentFlow(walk: Walk, place: string): Flow | undefined {
  const first = walk.stations.find((station) => station.kind === 'send' && station.place === place);
  return first === undefined ? undefined : flowOf(first.packet);
}
