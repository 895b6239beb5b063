import type { Container, Pod, PodSpec } from '../../kubernetes/objects/pod.ts';
import { parseMilli, parseQuantity } from '../../../base/quantity.ts';

/** Amounts by resource: cores in thousandths, everything else in its base unit. */
export type Amounts = ReadonlyMap<string, number>;

export interface PodRequests {
  /** What must be free on a node. */
  readonly needed: Amounts;
  /** The same for scoring, where a container that asks for nothing still weighs something. */
  readonly weight: { readonly cpu: number; readonly memory: number };
}

/** What the scheduler reckons for a container that asks for nothing, when it compares how full nodes are. */
const assumed = { cpu: 100, memory: 200 * 1024 * 1024 };

const known = new WeakMap<readonly Container[], PodRequests>();

/** What a pod asks for. Reckoned once for each list of containers, however often the pod's status changes. */
export function requestsOf(pod: Pod): PodRequests {
  const { containers } = pod.spec;
  let requests = known.get(containers);
  if (requests === undefined) known.set(containers, (requests = reckon(pod.spec)));
  return requests;
}

export function amountOf(resource: string, quantity: string): number {
  return resource === 'cpu' ? parseMilli(quantity) : Math.ceil(parseQuantity(quantity));
}

/**
 * The sum over containers and sidecars, or, where that is more, what an init container needs beside the sidecars that
 * were started before it; the overhead comes on top.
 */
function reckon(spec: PodSpec): PodRequests {
  const needed = new Map<string, number>();
  const weight = { cpu: 0, memory: 0 };
  const sidecars = new Map<string, number>();
  const peaks = new Map<string, number>();
  for (const container of spec.initContainers ?? []) {
    const own = askedBy(container);
    if (container.restartPolicy === 'Always') addTo(sidecars, own);
    for (const [resource, amount] of own) {
      const beside = container.restartPolicy === 'Always' ? 0 : (sidecars.get(resource) ?? 0);
      peaks.set(resource, Math.max(peaks.get(resource) ?? 0, amount + beside));
    }
  }
  addTo(needed, sidecars);
  for (const container of spec.containers) {
    const own = askedBy(container);
    addTo(needed, own);
    weight.cpu += own.get('cpu') ?? assumed.cpu;
    weight.memory += own.get('memory') ?? assumed.memory;
  }
  for (const [resource, peak] of peaks) needed.set(resource, Math.max(needed.get(resource) ?? 0, peak));
  for (const [resource, quantity] of Object.entries(spec.overhead ?? {}))
    needed.set(resource, (needed.get(resource) ?? 0) + amountOf(resource, quantity));
  return { needed, weight };
}

function askedBy({ resources }: Container): Amounts {
  return new Map(
    Object.entries(resources?.requests ?? {}).map(([resource, quantity]) => [resource, amountOf(resource, quantity)]),
  );
}

function addTo(sum: Map<string, number>, more: Amounts): void {
  for (const [resource, amount] of more) sum.set(resource, (sum.get(resource) ?? 0) + amount);
}
