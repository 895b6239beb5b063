import { controllerOf } from '../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import { isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import { podRequests, scoringRequests, type Requests } from './podRequests.ts';
import { parseQuantity } from './quantity.ts';

/** One node as the scheduler reckons with it: what it can take and what is on it already. */
export class NodeState {
  readonly node: KubeNode;
  readonly allocatable: Requests & { readonly pods: number };
  readonly pods: Pod[] = [];
  readonly requested = { cpu: 0, memory: 0 };
  readonly weight = { cpu: 0, memory: 0 };
  readonly podsByOwner = new Map<string, number>();

  constructor(node: KubeNode, pods: readonly Pod[]) {
    this.node = node;
    const { cpu = '0', memory = '0', pods: places = '0' } = node.status.allocatable ?? {};
    this.allocatable = { cpu: parseQuantity(cpu), memory: parseQuantity(memory), pods: parseQuantity(places) };
    for (const pod of pods) this.add(pod);
  }

  /** Reckons with one more pod. Pods that have ended hold nothing. */
  add(pod: Pod): void {
    if (isTerminated(pod)) return;
    this.pods.push(pod);
    const requests = podRequests(pod);
    const weight = scoringRequests(pod);
    this.requested.cpu += requests.cpu;
    this.requested.memory += requests.memory;
    this.weight.cpu += weight.cpu;
    this.weight.memory += weight.memory;
    const owner = controllerOf(pod)?.uid;
    if (owner !== undefined) this.podsByOwner.set(owner, (this.podsByOwner.get(owner) ?? 0) + 1);
  }
}
