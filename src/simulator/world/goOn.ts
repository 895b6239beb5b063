import { goOn as instanceGoesOn } from './compute/instanceLife.ts';
import { goOn as balancerInterfacesGoOn } from './loadBalancing/balancerInterfaces.ts';
import { goOn as balancerGoesOn } from './loadBalancing/loadBalancers.ts';
import { goOn as gatewayGoesOn } from './network/natGateways.ts';
import type { World } from './world.ts';

/**
 * Lets everything of EC2 and ELB go on that was under way when the world was saved. What a resource is on its way to shows
 * in the state that it is in; how long it takes begins anew.
 */
export function goOn(world: World): void {
  for (const instance of world.instances.values()) instanceGoesOn(world, instance);
  for (const gateway of world.natGateways.values()) gatewayGoesOn(world, gateway);
  for (const balancer of world.loadBalancers.values()) balancerGoesOn(world, balancer);
  balancerInterfacesGoOn(world);
}
