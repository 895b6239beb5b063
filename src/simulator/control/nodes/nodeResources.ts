import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import type { Labels } from '../../kubernetes/objects/meta.ts';

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** What EC2 sells as memory, GiB, where the size does not follow from the family. */
const burstableMemory: Readonly<Record<string, number>> = {
  nano: 0.5,
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/** GiB per vCPU of a family's first letter; general purpose otherwise. */
const memoryPerVcpu: Readonly<Record<string, number>> = { c: 2, r: 8, x: 16 };

function memoryGiB(type: string, vcpus: number): number {
  const [family = '', size = ''] = type.split('.');
  if (family.startsWith('t')) return burstableMemory[size] ?? vcpus * 4;
  return vcpus * (memoryPerVcpu[family[0] ?? ''] ?? 4);
}

export interface NodeResources {
  readonly capacity: Labels;
  readonly allocatable: Labels;
}

/**
 * What a node reports and what is left for pods after the kubelet's reservations: 11 MiB per pod and 255 MiB of memory,
 * shares of the first cores, 1 GiB of disk; evictions keep 100 MiB and a tenth of the disk (EKS AMI, nodeadm).
 * Of the memory that EC2 sells, firmware and kernel leave what was measured on a t3.medium, 3926444 KiB of 4 GiB.
 */
export function nodeResources(
  type: string,
  maxPods: number,
  rootGiB: number,
  amazonLinux: 'al2' | 'al2023',
): NodeResources {
  const vcpus = limitsOf(type)?.vcpus ?? 2;
  const measured = amazonLinux === 'al2' ? 3_943_368 : 3_926_444;
  const memoryKi = Math.floor((memoryGiB(type, vcpus) / 4) * measured);
  // File system and, on AL2023, boot partitions take a fixed part of the volume.
  const diskKi = rootGiB * MiB - (amazonLinux === 'al2' ? 12_308 : 77_844);
  const reservedMi = 11 * maxPods + 255 + 100;
  const shared = {
    ...(amazonLinux === 'al2' ? { 'attachable-volumes-aws-ebs': '25' } : {}),
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    pods: String(maxPods),
  };
  return {
    capacity: {
      ...shared,
      cpu: String(vcpus),
      'ephemeral-storage': `${diskKi}Ki`,
      memory: `${memoryKi}Ki`,
    },
    allocatable: {
      ...shared,
      cpu: `${vcpus * 1000 - reservedMillicores(vcpus)}m`,
      'ephemeral-storage': String(allocatableDisk(diskKi * 1024)),
      memory: `${memoryKi - reservedMi * 1024}Ki`,
    },
  };
}

/** 6 % of the first core, 1 % of the second, half a percent of the next two, a quarter of the rest. */
function reservedMillicores(vcpus: number): number {
  const tenths = [600, 100, 50, 50];
  let sum = 0;
  for (let core = 0; core < vcpus; core++) sum += tenths[core] ?? 25;
  return Math.floor(sum / 10);
}

/** The eviction threshold is a tenth in 32-bit floating point, which shows in the last digits. */
function allocatableDisk(bytes: number): number {
  return bytes - Math.floor(bytes * Math.fround(0.1)) - GiB;
}
