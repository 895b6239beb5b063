import { type InstanceTypeLimits } from '../../../domain/instanceTypes/instanceTypes.ts';
import { architectureOf } from '../../world/compute/architecture.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { orderedInstanceTypes } from './instanceTypeOrder.ts';

/** MiB of memory; the table of limits does not have it, so only the lab's own family is listed. */
const memoryMiB: Readonly<Record<string, number>> = {
  't3.nano': 512,
  't3.micro': 1024,
  't3.small': 2048,
  't3.medium': 4096,
  't3.large': 8192,
  't3.xlarge': 16384,
  't3.2xlarge': 32768,
};

const types: Description<InstanceTypeLimits> = {
  all: orderedInstanceTypes,
  ids: 'InstanceType',
  idOf: ({ type }) => type,
  missing(type) {
    throw new AwsFault('InvalidInstanceType', `The following supplied instance types do not exist: [${type}]`);
  },
  tagsOf: () => ({}),
  filters: {
    'bare-metal': ({ bareMetal }) => String(bareMetal),
    hypervisor: hypervisorOf,
    'instance-type': ({ type }) => type,
    'network-info.ipv4-addresses-per-interface': ({ ipv4PerEni }) => String(ipv4PerEni),
    'network-info.maximum-network-interfaces': (limits) => String(interfacesOf(limits)),
    'processor-info.supported-architecture': ({ type }) => architectureOf(type),
    'vcpu-info.default-vcpus': ({ vcpus }) => (vcpus === undefined ? undefined : String(vcpus)),
  },
  pageSize: { smallest: 5, largest: 100 },
};

function hypervisorOf({ hypervisor }: InstanceTypeLimits): 'nitro' | 'xen' | undefined {
  return hypervisor === 'unknown' ? undefined : hypervisor;
}

/** Over all network cards, as the operation counts them. */
function interfacesOf({ enisPerCard }: InstanceTypeLimits): number {
  return enisPerCard.reduce((sum, count) => sum + count, 0);
}

export const describeInstanceTypes: Operation = (call) => {
  const { items, nextToken } = described(call, types);
  return { instanceTypeSet: items.map(instanceTypeItem), nextToken };
};

function instanceTypeItem(limits: InstanceTypeLimits): object {
  const { type, vcpus, ipv4PerEni, bareMetal } = limits;
  const memory = memoryMiB[type];
  return {
    instanceType: type,
    supportedRootDeviceTypes: ['ebs'],
    supportedVirtualizationTypes: ['hvm'],
    bareMetal,
    hypervisor: hypervisorOf(limits),
    processorInfo: { supportedArchitectures: [architectureOf(type)] },
    vCpuInfo: vcpus === undefined ? undefined : { defaultVCpus: vcpus },
    memoryInfo: memory === undefined ? undefined : { sizeInMiB: memory },
    networkInfo: {
      maximumNetworkInterfaces: interfacesOf(limits),
      maximumNetworkCards: limits.networkCards,
      defaultNetworkCardIndex: 0,
      networkCards: limits.enisPerCard.map((maximumNetworkInterfaces, networkCardIndex) => ({
        networkCardIndex,
        maximumNetworkInterfaces,
      })),
      ipv4AddressesPerInterface: ipv4PerEni,
      ipv6AddressesPerInterface: ipv4PerEni,
      ipv6Supported: true,
    },
    burstablePerformanceSupported: /^t\d/.test(type),
  };
}
