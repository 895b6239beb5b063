import type { KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { objectKey } from '../objectKey.ts';
import { amountOf, requestsOf } from './podRequests.ts';

/** One node as the scheduler reckons with it: what it can take and what is on it already. */
export class NodeState {
  #node: KubeNode;
  readonly #allocatable = new Map<string, number>();
  readonly #requested = new Map<string, number>();
  readonly #pods = new Map<string, Pod>();
  /** How many pods hold each host port, by `port/protocol`. */
  readonly #hostPorts = new Map<string, number>();
  /** Of cores (thousandths) and memory (bytes), as scores count them. */
  readonly weight = { cpu: 0, memory: 0 };
  /** The same of what the node can give. */
  readonly capacity = { cpu: 0, memory: 0 };
  readonly name: string;
  places = 0;

  constructor(node: KubeNode) {
    this.name = node.metadata.name;
    this.#node = node;
    this.update(node);
  }

  get node(): KubeNode {
    return this.#node;
  }

  get pods(): ReadonlyMap<string, Pod> {
    return this.#pods;
  }

  update(node: KubeNode): void {
    this.#node = node;
    this.#allocatable.clear();
    for (const [resource, quantity] of Object.entries(node.status.allocatable ?? {}))
      this.#allocatable.set(resource, amountOf(resource, quantity));
    this.places = this.allocatable('pods');
    this.capacity.cpu = this.allocatable('cpu');
    this.capacity.memory = this.allocatable('memory');
  }

  allocatable(resource: string): number {
    return this.#allocatable.get(resource) ?? 0;
  }

  requested(resource: string): number {
    return this.#requested.get(resource) ?? 0;
  }

  holdsPort(port: string): boolean {
    return this.#hostPorts.has(port);
  }

  /** Reckons with one more pod. */
  add(pod: Pod): void {
    this.#pods.set(objectKey(pod), pod);
    this.#count(pod, 1);
  }

  /** Puts the newer state of a pod that is here in place of the older. */
  refresh(pod: Pod): void {
    this.#pods.set(objectKey(pod), pod);
  }

  remove(pod: Pod): void {
    if (this.#pods.delete(objectKey(pod))) this.#count(pod, -1);
  }

  #count(pod: Pod, sign: 1 | -1): void {
    const { needed, weight } = requestsOf(pod);
    for (const [resource, amount] of needed) this.#requested.set(resource, this.requested(resource) + sign * amount);
    this.weight.cpu += sign * weight.cpu;
    this.weight.memory += sign * weight.memory;
    for (const port of hostPortsOf(pod)) {
      const holders = (this.#hostPorts.get(port) ?? 0) + sign;
      if (holders === 0) this.#hostPorts.delete(port);
      else this.#hostPorts.set(port, holders);
    }
  }
}

/** The ports a pod wants on its node, as `port/protocol`; a host-network pod's own ports are such, too. */
export function hostPortsOf(pod: Pod): readonly string[] {
  const ports: string[] = [];
  for (const container of pod.spec.containers)
    for (const { hostPort = 0, containerPort, protocol = 'TCP' } of container.ports ?? []) {
      const port = hostPort > 0 ? hostPort : pod.spec.hostNetwork === true ? containerPort : 0;
      if (port > 0) ports.push(`${port}/${protocol}`);
    }
  return ports;
}
