import type { NetworkInterface } from '../../../world/network/records.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import type { Addressee } from '../respond.ts';
import { apiServerFront } from './apiServerFront.ts';
import { classicBalancer, targetGroupBalancer } from './loadBalancers.ts';

/** What is behind an interface that a service of AWS holds: a control plane or a load balancer. */
export function serviceBehindInterface(network: PacketNetwork, eni: NetworkInterface): Addressee | undefined {
  if (eni.attachment === undefined) return undefined;
  if (eni.description.startsWith('Amazon EKS ')) return apiServerFront;
  const { classicLoadBalancers, loadBalancers } = network.world;
  for (const balancer of classicLoadBalancers.values())
    if (balancer.interfaceIds.includes(eni.id)) return classicBalancer(network, balancer, eni);
  for (const balancer of loadBalancers.values())
    if (balancer.interfaceIds.includes(eni.id)) return targetGroupBalancer(network, balancer, eni);
  return undefined;
}
