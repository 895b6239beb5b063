import type { NetworkInterface } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { Connections } from './connections.ts';
import type { Addressee } from './respond.ts';

/** What packets travel through, besides network namespaces. `WorldNetwork` is one. */
export interface PacketNetwork {
  readonly world: World;
  /** What something between the machines remembers: `security-groups`, or a NAT gateway by its id. */
  connectionsOf(id: string): Connections;
  /** What is behind an interface that a service of AWS holds; undefined if nothing is. */
  serviceBehind(eni: NetworkInterface): Addressee | undefined;
  /** The machine an interface is attached to, and what the machine calls it. */
  hostOfInterface(eni: NetworkInterface): { readonly namespace: NetworkNamespace; readonly device: string } | undefined;
}
