import { parseAddress } from '../address/ipv4.ts';
import { interfaceWith, primaryInterface, subnetOf } from './nodeInterfaces.ts';
import type { PathEnd } from './pathQuestion.ts';
import { endpointsInOrder } from './serviceChains.ts';
import type { UnknownReason } from './station.ts';
import type { RoutedNode, RoutedPod, RoutedService, Topology } from './topology.ts';

export interface Sender {
  readonly kind: 'sender';
  readonly node: RoutedNode;
  /** Absent for programs on the node's own network. */
  readonly pod: RoutedPod | undefined;
  readonly address: string;
}

export interface Target {
  readonly kind: 'target';
  readonly address: string;
  readonly service: { readonly service: RoutedService; readonly endpoint: string } | undefined;
}

interface Unknown {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
  readonly subject: string;
}

/** Who sends from there. Only pods and nodes do. */
export function senderAt(topology: Topology, end: PathEnd): Sender | Unknown {
  if (end.kind === 'node') {
    const node = topology.nodes.find(({ name }) => name === end.name);
    return node === undefined ? unknown('gone', end.name) : hostSender(topology, node, end.name);
  }
  if (end.kind !== 'pod') return unknown('gone', nameOf(end));
  const subject = nameOf(end);
  const found = podNamed(topology, end);
  if (found === undefined) return unknown('gone', subject);
  const { node, pod } = found;
  if (pod.hostNetwork) return hostSender(topology, node, subject);
  if (node.networking !== 'aws-node') return unknown(node.networking, subject);
  const { address } = pod;
  if (address === undefined) return unknown('no-address', subject);
  if (address.includes(':')) return unknown('ipv6', subject);
  const own = interfaceWith(node, address);
  if (own === undefined) return unknown('no-interface', subject);
  if (subnetOf(topology, own) === undefined) return unknown('no-network', subject);
  return { kind: 'sender', node, pod, address };
}

/** What is addressed there; `endpoint` chooses one of a Service's (`address:port`), else it is the first. */
export function targetAt(topology: Topology, end: PathEnd, endpoint?: string): Target | Unknown {
  switch (end.kind) {
    case 'pod':
    case 'node': {
      const found = senderAt(topology, end);
      return found.kind === 'unknown' ? found : { kind: 'target', address: found.address, service: undefined };
    }
    case 'service': {
      const service = topology.services.find(
        (each) => each.namespace === end.namespace && each.name === end.name && each.portName === end.portName,
      );
      return service === undefined ? unknown('gone', nameOf(end)) : serviceTarget(service, endpoint);
    }
    case 'address': {
      const { address } = end;
      if (address.includes(':')) return unknown('ipv6', address);
      if (!isAddress(address)) return unknown('not-an-address', address);
      const service = topology.services.find(({ clusterAddress }) => clusterAddress === address);
      if (service !== undefined) return serviceTarget(service, endpoint);
      return { kind: 'target', address, service: undefined };
    }
  }
}

function serviceTarget(service: RoutedService, endpoint: string | undefined): Target | Unknown {
  const subject = `${service.namespace}/${service.name}`;
  if (service.clusterAddress.includes(':')) return unknown('ipv6', subject);
  const all = endpointsInOrder(service);
  const chosen = all.find((each) => each === endpoint) ?? all[0];
  if (chosen === undefined) return unknown('no-endpoint', subject);
  return { kind: 'target', address: service.clusterAddress, service: { service, endpoint: chosen } };
}

function hostSender(topology: Topology, node: RoutedNode, subject: string): Sender | Unknown {
  if (node.networking !== 'aws-node') return unknown(node.networking, subject);
  const primary = primaryInterface(node);
  if (primary === undefined) return unknown('no-interface', subject);
  if (subnetOf(topology, primary) === undefined) return unknown('no-network', subject);
  return { kind: 'sender', node, pod: undefined, address: primary.primary };
}

function podNamed(
  { nodes }: Topology,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): { readonly node: RoutedNode; readonly pod: RoutedPod } | undefined {
  for (const node of nodes) {
    const pod = node.pods.find((each) => each.name === name && each.namespace === namespace);
    if (pod !== undefined) return { node, pod };
  }
  return undefined;
}

function nameOf(end: PathEnd): string {
  if (end.kind === 'address') return end.address;
  return end.kind === 'node' ? end.name : `${end.namespace}/${end.name}`;
}

function isAddress(text: string): boolean {
  try {
    parseAddress(text);
    return true;
  } catch {
    return false;
  }
}

function unknown(reason: UnknownReason, subject: string): Unknown {
  return { kind: 'unknown', reason, subject };
}
