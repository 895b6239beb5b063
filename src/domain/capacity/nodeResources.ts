import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';

/** What pods ask for, or a node has for them: thousandths of a core, and bytes. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

/** Allocatable of a node, as far as it can be told. */
export type KnownResources = { readonly [K in keyof Resources]: number | undefined };

/** A node of a type that runs now: what its kubelet has for pods while it takes this many of them. */
export interface SeenNode {
  readonly allocatable: Resources;
  readonly maxPods: number;
}

const mebibyte = 2 ** 20;
/** The kubelet sets aside 11 MiB for each pod it takes (EKS AMI, nodeadm and bootstrap.sh). */
const memoryPerPod = 11 * mebibyte;

/**
 * What the kubelet of a node has for pods. A type that runs now has what its node reports, less or more for what the kubelet
 * keeps for another number of pods. Of others the cores are known, the memory is not: no table here has it.
 */
export function nodeResources(
  limits: InstanceTypeLimits | undefined,
  maxPods: number,
  seen: SeenNode | undefined,
): KnownResources {
  if (seen === undefined) return { cpu: allocatableCpu(limits?.vcpus), memory: undefined };
  const { cpu, memory } = seen.allocatable;
  return { cpu, memory: Math.max(0, memory + memoryPerPod * (seen.maxPods - maxPods)) };
}

/** Thousandths of a core left of this many: EKS keeps 6 % of the first, 1 % of the second, 0.5 % of two more, 0.25 % of the rest. */
function allocatableCpu(vcpus: number | undefined): number | undefined {
  if (vcpus === undefined) return undefined;
  const kept = [60, 10, 5, 5].slice(0, vcpus).reduce((sum, each) => sum + each, 0) + Math.max(0, vcpus - 4) * 2.5;
  return vcpus * 1000 - Math.floor(kept);
}
