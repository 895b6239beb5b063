import { existing } from '../resourceIds.ts';
import type { Vpc } from './records.ts';
import type { World } from '../world.ts';

/** Changes what a VPC does about names; what is left out stays. */
export function setVpcAttributes(
  world: World,
  id: string,
  attributes: Partial<Pick<Vpc, 'enableDnsSupport' | 'enableDnsHostnames'>>,
): void {
  Object.assign(existing(world.vpcs, 'vpc', id), attributes);
}
