import { imagesById } from '../../world/compute/images.ts';
import type { HostPlace } from '../shell/hostPlace.ts';

export interface Kernel {
  readonly release: string;
  readonly version: string;
  readonly architecture: 'x86_64' | 'aarch64';
}

/** Of the images without a cluster, by Amazon Linux. */
const plainKernels = { al2: '5.10.247-246.989.amzn2', al2023: '6.1.153-175.280.amzn2023' };

/** The kernel that a machine runs; a container's is its node's. */
export function kernelOf({ node, network, site, distribution }: HostPlace): Kernel {
  const info = node?.object?.status.nodeInfo;
  const instance = node?.instance ?? network.world.instances.get(site().namespace.id);
  const arm = imagesById(network.world).get(instance?.imageId ?? '')?.architecture === 'arm64';
  const architecture = arm ? 'aarch64' : 'x86_64';
  const plain = plainKernels[distribution.name === 'al2' ? 'al2' : 'al2023'];
  return { release: info?.kernelVersion ?? `${plain}.${architecture}`, version: '#1 SMP', architecture };
}
