import type { NetworkInterface } from '../../../world/network/records.ts';
import { begun, passed, type Connections } from '../connections.ts';
import { flowOf, reverse, type Flow } from '../flow.ts';
import type { Packet } from '../packet.ts';
import type { Walk } from '../walk.ts';
import { permission } from './securityGroups.ts';

/**
 * What the security groups of an interface say to a packet: answers pass because the question did, everything else by
 * a rule. Returns why it passes, or undefined if it does not.
 */
export function passSecurityGroups(
  walk: Walk,
  eni: NetworkInterface,
  direction: 'ingress' | 'egress',
  packet: Packet,
  at: number,
): string | undefined {
  const connections = walk.memory(walk.network.connectionsOf('security-groups'));
  const time = walk.labTime(at);
  const { body } = packet;
  if (body.protocol === 'icmp' && 'about' in body) {
    const about = flowOf(body.about);
    const known = about !== undefined && isKnown(connections, eni, reverse(about), time);
    return known ? 'about a tracked connection' : permission(walk.network.world, eni, direction, packet);
  }
  const flow = atInterface(eni, flowOf(packet));
  if (flow === undefined) return undefined;
  const found = connections.find(flow, time);
  if (found !== undefined) {
    passed(found.connection, found.direction, packet, time);
    return 'a tracked connection';
  }
  const rule = permission(walk.network.world, eni, direction, packet);
  if (rule === undefined) return undefined;
  const connection = begun(flow, time);
  passed(connection, 'original', packet, time);
  connections.add(connection, time);
  return rule;
}

function isKnown(connections: Connections, eni: NetworkInterface, flow: Flow, time: number): boolean {
  const own = atInterface(eni, flow);
  return own !== undefined && connections.find(own, time) !== undefined;
}

/** Each interface tracks for itself: the same packets are another connection at the next one. */
function atInterface({ id }: NetworkInterface, flow: Flow | undefined): Flow | undefined {
  if (flow === undefined) return undefined;
  return { ...flow, source: `${id}/${flow.source}`, destination: `${id}/${flow.destination}` };
}
