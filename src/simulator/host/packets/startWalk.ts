import { fabric } from './fabric.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { Walk } from './walk.ts';

/** Begins an exchange of packets; `start` lab milliseconds from now, where it follows another. */
export function startWalk(network: PacketNetwork, start = 0): Walk {
  return new Walk(network, fabric, { start });
}

/** The same, to see what would happen. */
export function tryWalk(network: PacketNetwork): Walk {
  return new Walk(network, fabric, { isTrial: true });
}
