import { existing } from '../resourceIds.ts';
import type { World } from '../world.ts';

/** Decides whether instances launched into a subnet get a public address when nothing is said. */
export function setMapPublicIpOnLaunch(world: World, id: string, value: boolean): void {
  existing(world.subnets, 'subnet', id).mapPublicIpOnLaunch = value;
}
