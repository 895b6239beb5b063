import type { RoutedInterface, RoutedNode, RoutedPod, Topology } from '../../../src/domain/routing/topology.ts';

/**
 * The lab of 2023 as its post shows it: three nodes with their addresses, the netshoot pods and a coredns pod, and the
 * rule that translates on node 2. The post does not show the addresses of coredns,
 * of its VPC's gateway and of the API server's interfaces: those are made up.
 */
export const lab2023: Topology = {
  cni: {
    minor: 12,
    vethPrefix: 'eni',
    externalSnat: false,
    randomizeSnat: 'prng',
    nodePortSupport: true,
    excludeSnatCidrs: [],
    externalServiceCidrs: [],
  },
  vpcCidrs: ['192.168.0.0/16'],
  subnets: [1, 2, 3].map((zone) => ({
    id: `subnet-${zone}`,
    cidr: `192.168.${zone}.0/24`,
    routes: [
      { destination: '192.168.0.0/16', target: 'local' },
      { destination: '0.0.0.0/0', target: 'igw-0a1' },
    ],
  })),
  natGateways: [],
  nodes: [
    node(
      '192.168.1.251',
      '3.35.25.161',
      [eni(0, 1, '192.168.1.251', ['192.168.1.74'])],
      [pod('netshoot-pod-7757d5dd99-tx58z', '192.168.1.74')],
    ),
    node(
      '192.168.2.25',
      '3.37.45.216',
      [eni(0, 2, '192.168.2.25', ['192.168.2.68']), eni(1, 2, '192.168.2.171', ['192.168.2.243'])],
      [
        pod('netshoot-pod-7757d5dd99-5zg9b', '192.168.2.243'),
        pod('coredns-6777fcd775-2xfgg', '192.168.2.68', 'kube-system'),
        { ...pod('kube-proxy-jg2nz', '192.168.2.25', 'kube-system'), hostNetwork: true },
      ],
    ),
    node(
      '192.168.3.163',
      '13.124.28.125',
      [eni(0, 3, '192.168.3.163', ['192.168.3.30'])],
      [pod('netshoot-pod-7757d5dd99-zw4ss', '192.168.3.30')],
    ),
  ],
  services: [
    {
      namespace: 'default',
      name: 'kubernetes',
      portName: 'https',
      protocol: 'tcp',
      clusterAddress: '10.100.0.1',
      port: 443,
      endpoints: [
        { address: '192.168.1.7', port: 443 },
        { address: '192.168.1.74', port: 443 },
      ],
    },
  ],
  kubernetesMinor: 24,
};

/** The same with other settings of the CNI. */
export function withCni(topology: Topology, cni: Partial<Topology['cni']>): Topology {
  return { ...topology, cni: { ...topology.cni, ...cni } };
}

/** The same with every node changed. */
export function withNodes(topology: Topology, change: (node: RoutedNode) => RoutedNode): Topology {
  return { ...topology, nodes: topology.nodes.map(change) };
}

/** The same on Amazon Linux 2023 with the CNI of its time. */
export const today: Topology = withNodes(withCni(lab2023, { minor: 21 }), (each) => ({ ...each, system: 'al2023' }));

export const netshoot = { kind: 'pod', namespace: 'default', name: 'netshoot-pod-7757d5dd99-5zg9b' } as const;
export const neighbour = { kind: 'pod', namespace: 'default', name: 'netshoot-pod-7757d5dd99-tx58z' } as const;
export const coredns = { kind: 'pod', namespace: 'kube-system', name: 'coredns-6777fcd775-2xfgg' } as const;

function node(
  address: string,
  publicAddress: string,
  interfaces: readonly RoutedInterface[],
  pods: readonly RoutedPod[],
): RoutedNode {
  const name = `ip-${address.replaceAll('.', '-')}.ap-northeast-2.compute.internal`;
  return { name, system: 'al2', networking: 'aws-node', publicAddress, interfaces, pods };
}

function eni(device: number, zone: number, primary: string, addresses: readonly string[]): RoutedInterface {
  return { id: `eni-${zone}${device}`, device, subnetId: `subnet-${zone}`, primary, addresses };
}

function pod(name: string, address: string, namespace = 'default'): RoutedPod {
  return { namespace, name, address, hostNetwork: false };
}
