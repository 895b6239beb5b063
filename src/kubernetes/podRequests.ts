import type { V1Container, V1PodSpec, V1ResourceRequirements } from '@kubernetes/client-node';
import type { Resources } from '../ports/cluster.ts';
import { parseMilli, parseQuantity } from '../base/quantity.ts';

const nothing: Resources = { cpu: 0, memory: 0 };

/**
 * What the scheduler sets aside for a pod: the more of what its containers ask for together and what its init containers
 * ask for one after the other, where sidecars (init containers that keep running) stay on top; plus the runtime's
 * overhead. A request of the pod as a whole replaces what its containers ask for (kubernetes,
 * component-helpers/resource/helpers.go, PodRequests).
 */
export function podRequests(spec: V1PodSpec | undefined): Resources {
  if (spec === undefined) return nothing;
  let sidecars = nothing;
  let initialising = nothing;
  for (const container of spec.initContainers ?? []) {
    const own = requestsOf(container.resources);
    if (isSidecar(container)) {
      sidecars = plus(sidecars, own);
      initialising = most(initialising, sidecars);
    } else initialising = most(initialising, plus(sidecars, own));
  }
  const running = spec.containers.reduce((sum, { resources }) => plus(sum, requestsOf(resources)), sidecars);
  const whole = { ...most(running, initialising), ...setOf(spec.resources) };
  return spec.overhead === undefined ? whole : plus(whole, { ...nothing, ...setOf({ requests: spec.overhead }) });
}

function isSidecar({ restartPolicy }: V1Container): boolean {
  return restartPolicy === 'Always';
}

function requestsOf(resources: V1ResourceRequirements | undefined): Resources {
  return { ...nothing, ...setOf(resources) };
}

/** Only what is asked for. */
function setOf(resources: V1ResourceRequirements | undefined): Partial<Resources> {
  const { cpu, memory } = resources?.requests ?? {};
  return {
    ...(cpu === undefined ? {} : { cpu: parseMilli(cpu) || 0 }),
    ...(memory === undefined ? {} : { memory: parseQuantity(memory) || 0 }),
  };
}

function plus(a: Resources, b: Resources): Resources {
  return { cpu: a.cpu + b.cpu, memory: a.memory + b.memory };
}

function most(a: Resources, b: Resources): Resources {
  return { cpu: Math.max(a.cpu, b.cpu), memory: Math.max(a.memory, b.memory) };
}
