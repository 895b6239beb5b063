import type { Instance } from '../world/compute/records.ts';
import type { World } from '../world/world.ts';
import type { AddressPool } from './addressPool.ts';
import type { DaemonCluster } from './daemonCluster.ts';
import type { DaemonLog } from './daemonLog.ts';
import type { Ec2Client } from './ec2Client.ts';
import type { NodeInterfaces } from './nodeInterfaces.ts';
import type { PoolSettings } from './settings.ts';

/** What everything works with that keeps the pool of one node, from one start of the daemon to the next. */
export interface PoolContext {
  readonly world: World;
  readonly instance: Instance;
  readonly interfaces: NodeInterfaces;
  readonly cluster: DaemonCluster;
  readonly ec2: Ec2Client;
  readonly log: DaemonLog;
  readonly settings: PoolSettings;
  readonly pool: AddressPool;
}

/** EC2's words for a subnet that is full. */
export const exhaustion: readonly string[] = ['InsufficientFreeAddressesInSubnet', 'InsufficientCidrBlocks'];
