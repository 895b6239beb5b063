import type { NetworkSite } from '../../../src/simulator/host/network/networkSite.ts';
import { WorldNetwork } from '../../../src/simulator/host/network/worldNetwork.ts';
import type { Pod } from '../../../src/simulator/kubernetes/objects/pod.ts';
import { ManualLabClock } from '../../../src/simulator/world/labClock.ts';
import type { NetworkInterface } from '../../../src/simulator/world/state.ts';
import { addon, startLab, type Lab } from '../control/lab.ts';
import { allPods } from '../control/workloads.ts';

/** The lab's cluster with a look into its machines. */
export interface NetworkLab extends Lab {
  readonly clock: ManualLabClock;
  readonly network: WorldNetwork;
  /** The node at this place of the list, as its own programs see it. */
  node(index: number): NetworkSite;
  site(pod: Pod): NetworkSite;
  /** Pods with addresses of their own on a node, by the device number of the interface that has the address. */
  podsOn(index: number, device: number): readonly Pod[];
  interfaces(index: number): readonly NetworkInterface[];
}

export interface NetworkLabOptions {
  readonly version?: string;
  readonly cni?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodes?: number;
}

/** Starts it with everything at rest. `1.24` is the lab of 2023 with Amazon Linux 2 and the VPC CNI 1.12.6. */
export async function startNetworkLab(options: NetworkLabOptions = {}): Promise<NetworkLab> {
  const { version = '1.24', nodes = 3, env } = options;
  const clock = new ManualLabClock();
  const cni = options.cni ?? (version === '1.24' ? 'v1.12.6-eksbuild.2' : 'v1.21.1-eksbuild.1');
  const configuration = env === undefined ? undefined : JSON.stringify({ env });
  const lab = await startLab({
    clock,
    version,
    nodes,
    addons: [
      addon('vpc-cni', cni, configuration),
      addon('kube-proxy', 'v1.24.10-eksbuild.2'),
      addon('coredns', 'v1.9.3-eksbuild.3'),
    ],
  });
  const network = new WorldNetwork(lab.world);
  network.join(lab.controlPlane);
  for (const { id } of lab.instances) network.instance(id);
  clock.advance(180_000);
  const interfaces = (index: number): readonly NetworkInterface[] =>
    (lab.instances[index]?.interfaceIds ?? []).flatMap((id) => lab.world.networkInterfaces.get(id) ?? []);
  return {
    ...lab,
    clock,
    network,
    interfaces,
    node: (index) => known(network.instance(lab.instances[index]?.id ?? '')),
    site: ({ metadata }) => known(network.pod('myeks', metadata.namespace ?? '', metadata.name)),
    podsOn(index, device) {
      const eni = interfaces(index).find(({ attachment }) => attachment?.deviceIndex === device);
      const secondary = new Set(eni?.addresses.slice(1));
      return allPods(lab).filter(({ status }) => secondary.has(status.podIP ?? ''));
    },
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
