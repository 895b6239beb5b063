import { Journey, type Connection, type Holder } from './journey.ts';
import { sendFromNode, sendFromPod } from './nodeTransit.ts';
import { answerTo } from './packet.ts';
import { senderAt, targetAt } from './pathEnds.ts';
import type { PathQuestion } from './pathQuestion.ts';
import type { PacketPath } from './station.ts';
import type { Topology } from './topology.ts';
import { comeBack, leaveNode } from './vpcTransit.ts';

/**
 * The way of a connection's first packet and of its answer, station by station, with the lines of `ip rule`,
 * `ip route` and iptables that decide there, as the VPC CNI writes them. Security groups, network ACLs and network
 * policies are not asked. Sources: the VPC CNI's `pkg/networkutils`, its README, and kube-proxy's iptables mode.
 */
export function packetPath(topology: Topology, { from, to, endpoint }: PathQuestion): PacketPath {
  const sender = senderAt(topology, from);
  if (sender.kind === 'unknown') return sender;
  const target = targetAt(topology, to, endpoint);
  if (target.kind === 'unknown') return target;
  const connection: Connection = { sources: new Map(), destinations: new Map() };
  const packet = { source: sender.address, destination: target.address };
  const outward = new Journey(topology, connection, packet, { isFirst: true, service: target.service });
  const holder = send(outward, sender);
  const back = new Journey(topology, connection, answerTo(outward.packet), { isFirst: false });
  const returned = holder && answer(back, holder);
  if (sender.node.system === 'other') outward.assumptions.add('other-system');
  return {
    kind: 'path',
    outcome: returned === undefined ? 'lost' : 'delivered',
    outward: outward.stations,
    back: back.stations,
    assumptions: [...new Set([...outward.assumptions, ...back.assumptions])],
  };
}

function send(journey: Journey, { node, pod }: Extract<ReturnType<typeof senderAt>, { kind: 'sender' }>) {
  return pod === undefined ? sendFromNode(journey, node, leaveNode) : sendFromPod(journey, node, pod, leaveNode);
}

function answer(journey: Journey, holder: Holder): Holder | undefined {
  switch (holder.kind) {
    case 'pod':
      return sendFromPod(journey, holder.node, holder.pod, leaveNode);
    case 'node':
      return sendFromNode(journey, holder.node, leaveNode);
    case 'outside':
    case 'vpc':
    case 'aws':
      return comeBack(journey, holder);
  }
}
