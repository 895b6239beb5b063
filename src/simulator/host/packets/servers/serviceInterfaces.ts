import type { NetworkInterface } from '../../../world/state.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import type { Addressee } from '../respond.ts';
import { classicBalancer, targetGroupBalancer } from './loadBalancers.ts';

/** What is behind an interface that a service of AWS holds: a control plane or a load balancer. */
export function serviceBehindInterface(network: PacketNetwork, eni: NetworkInterface): Addressee | undefined {
  if (eni.attachment === undefined) return undefined;
  if (eni.description.startsWith('Amazon EKS ')) return apiServer;
  const { classicLoadBalancers, loadBalancers } = network.world;
  for (const balancer of classicLoadBalancers.values())
    if (balancer.interfaceIds.includes(eni.id)) return classicBalancer(network, balancer, eni);
  for (const balancer of loadBalancers.values())
    if (balancer.interfaceIds.includes(eni.id)) return targetGroupBalancer(network, balancer, eni);
  return undefined;
}

/** A control plane takes connections to its API, and answers no pings. */
const apiServer: Addressee = {
  answersPing: false,
  listeners: () => [{ protocol: 'tcp', port: 443, program: 'kube-apiserver', service: { kind: 'opaque' } }],
};
