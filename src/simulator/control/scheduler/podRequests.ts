import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import { parseQuantity } from './quantity.ts';

export interface Requests {
  /** Cores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

/** What the scheduler reckons for a container that asks for nothing, when it compares how full nodes are. */
const assumed: Requests = { cpu: 0.1, memory: 200 * 1024 * 1024 };

function requestsOf(containers: readonly Container[], missing: Requests): Requests {
  let cpu = 0;
  let memory = 0;
  for (const { resources } of containers) {
    const asked = resources?.requests ?? {};
    cpu += asked['cpu'] === undefined ? missing.cpu : parseQuantity(asked['cpu']);
    memory += asked['memory'] === undefined ? missing.memory : parseQuantity(asked['memory']);
  }
  return { cpu, memory };
}

/** What must be free on a node: the sum over containers, or the largest init container if that is more. */
export function podRequests(pod: Pod): Requests {
  const nothing = { cpu: 0, memory: 0 };
  const sum = requestsOf(pod.spec.containers, nothing);
  const inits = (pod.spec.initContainers ?? []).map((container) => requestsOf([container], nothing));
  return {
    cpu: Math.max(sum.cpu, ...inits.map((each) => each.cpu)),
    memory: Math.max(sum.memory, ...inits.map((each) => each.memory)),
  };
}

/** The same for scoring, where a container without requests still weighs something. */
export function scoringRequests(pod: Pod): Requests {
  return requestsOf(pod.spec.containers, assumed);
}
