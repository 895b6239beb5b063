import type { Connection } from './connections.ts';
import type { Flow } from './flow.ts';

const numbers = { icmp: 1, tcp: 6, udp: 17 } as const;

/** A line of `conntrack -L`, with the seconds that are left at `time`, lab milliseconds. */
export function conntrackLine({ original, reply, ...connection }: Connection, time: number): string {
  const { protocol } = original;
  const left = Math.max(0, Math.floor((connection.expires - time) / 1000));
  const isSettled = connection.replied && protocol !== 'icmp';
  return [
    `${protocol.padEnd(8)} ${numbers[protocol]} ${left}`,
    ...(connection.state === undefined ? [] : [connection.state]),
    flowText(original, 8),
    ...(connection.replied ? [] : ['[UNREPLIED]']),
    flowText(reply, 0),
    ...(isSettled ? ['[ASSURED]'] : []),
    `mark=${connection.mark}`,
    'use=1',
  ].join(' ');
}

/** `icmpType`: 8 for a question, 0 for its answer. */
function flowText({ protocol, source, destination, sourcePort, destinationPort }: Flow, icmpType: 8 | 0): string {
  const ends = `src=${source} dst=${destination}`;
  if (protocol !== 'icmp') return `${ends} sport=${sourcePort} dport=${destinationPort}`;
  return `${ends} type=${icmpType} code=0 id=${icmpType === 8 ? sourcePort : destinationPort}`;
}
