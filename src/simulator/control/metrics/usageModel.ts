import type { Container } from '../../kubernetes/objects/pod.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { ContainerUse } from '../kubelet/containerUse.ts';
import type { Usage } from '../programs/program.ts';

/**
 * What things take of a node, as a model: each program has a figure of its own (`programs/`), of the size that public
 * listings of `kubectl top pods` on idle clusters show; what it answers comes on top. The figure moves a little from one
 * measurement to the next, by the container and the measurement alone, so that the same instant always shows the same.
 */

const MiB = 1024 * 1024;
/** How far processor time strays from its figure, a share of it but no more than so many thousandths of a core; and memory. */
const cpuSpread = 0.2;
const mostSpread = 3;
const memorySpread = 0.02;

/**
 * What kernel, container runtime and kubelet of an Amazon Linux node take: about 25 thousandths of a core and 420 MiB,
 * and more for each pod (its sandbox and shim). Idle t3.medium nodes of EKS show 25–75m and 450–700Mi in public listings.
 */
const systemCpu = 22;
const systemMemory = 420 * MiB;
const podCpu = 0.6;
const podMemory = 9 * MiB;

/** What a container takes, within its limits: thousandths of a core, and bytes. `rate` is what it answers, per second. */
export function containerUsage(use: ContainerUse, rate: number, seed: string): Usage {
  const { container, usage, perRequest } = use;
  const cpu = usage.cpu + Math.min(usage.cpu * cpuSpread, mostSpread) * strayOf(`${seed}/cpu`) + rate * perRequest;
  const memory = usage.memory * (1 + memorySpread * strayOf(`${seed}/memory`));
  return {
    cpu: Math.min(cpu, limitOf(container, 'cpu') * 1000),
    memory: Math.min(memory, limitOf(container, 'memory')),
  };
}

/** What a node takes beside its containers. */
export function systemUsage(podCount: number, seed: string): Usage {
  return {
    cpu: (systemCpu + podCpu * podCount) * (1 + cpuSpread * strayOf(`${seed}/cpu`)),
    memory: (systemMemory + podMemory * podCount) * (1 + memorySpread * strayOf(`${seed}/memory`)),
  };
}

/** By how much everything runs slower when more is wanted than there is: the share of its wish that each gets. */
export function shareOf(wanted: number, available: number): number {
  return wanted <= available ? 1 : Math.max(0, available) / wanted;
}

function limitOf({ resources }: Container, resource: string): number {
  const limit = resources?.limits?.[resource];
  return limit === undefined ? Infinity : parseQuantity(limit);
}

/** A number from -1 to 1 that a text always gives (FNV-1a). */
export function strayOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return ((hash >>> 0) / 0xff_ff_ff_ff) * 2 - 1;
}
