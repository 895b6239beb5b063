import type { NetworkInterface } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { Connections } from './connections.ts';

/** What packets travel through, besides network namespaces. `WorldNetwork` is one. */
export interface PacketNetwork {
  readonly world: World;
  /** What the security groups of all interfaces remember. */
  readonly securityGroupConnections: Connections;
  /** The machine an interface is attached to, and what the machine calls it. */
  hostOfInterface(eni: NetworkInterface): { readonly namespace: NetworkNamespace; readonly device: string } | undefined;
}
