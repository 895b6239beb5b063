import { privateDnsName } from '../../world/network/dnsNames.ts';
import type { World } from '../../world/world.ts';

/** A node as the post shows it, with the names of its daemons. */
interface RecordedNode {
  readonly zone: string;
  readonly address: string;
  readonly publicIp: string;
  readonly awsNode: string;
  readonly kubeProxy: string;
  /** Secondary addresses of its first interface that pods had in the course of the post. */
  readonly secondary: readonly string[];
}

const nodes: readonly RecordedNode[] = [
  {
    zone: 'a',
    address: '192.168.1.251',
    publicIp: '3.35.25.161',
    awsNode: 'bfrv9',
    kubeProxy: 'hqfrl',
    secondary: ['192.168.1.74', '192.168.1.167'],
  },
  {
    zone: 'b',
    address: '192.168.2.25',
    publicIp: '3.37.45.216',
    awsNode: 'gtk94',
    kubeProxy: 'jg2nz',
    secondary: ['192.168.2.55', '192.168.2.66'],
  },
  {
    zone: 'c',
    address: '192.168.3.163',
    publicIp: '13.124.28.125',
    awsNode: 'r6spn',
    kubeProxy: 'xmtkn',
    secondary: ['192.168.3.225', '192.168.3.30', '192.168.3.214'],
  },
];

/** The second interface of the node in zone b: its first address, and one that a pod had. */
const second = { block: '192.168.2.0/24', address: '192.168.2.171', secondary: ['192.168.2.243'] } as const;

/** Hardware addresses by first address; the post shows them in the link-local addresses that follow from them. */
const hardware: Readonly<Record<string, string>> = {
  '192.168.1.251': '02:88:34:d9:c2:bc',
  '192.168.2.25': '06:cb:6c:ec:76:fe',
  [second.address]: '06:05:c7:6f:42:4a',
};

/** The pods of coredns, whose ReplicaSet is named by the hash of its template. */
const coredns = {
  replicaSet: 'coredns-6777fcd775',
  pods: [
    { suffix: '2xfgg', node: '192.168.2.25', address: '192.168.2.55' },
    { suffix: 'ftgxw', node: '192.168.3.163', address: '192.168.3.225' },
  ],
} as const;

/** What chance came to in the world of the post (EKS workshop post of May 2023: instance and pod tables, `ip addr` of its nodes). */
export function recordOutcomes({ recorded, region }: World): void {
  const nodeName = (address: string) => privateDnsName({ region }, address);
  recorded.record('cluster version', 'myeks', '1.24');
  recorded.record('public address', '192.168.1.100', '52.78.156.220');
  recorded.record('resource suffix', 'eksctl-myeks-addon-vpc-cni/Role1', 'VZQZBS1G4IX8');
  for (const { zone, address, publicIp, awsNode, kubeProxy, secondary } of nodes) {
    recorded.record('node address', `ng1 ${region}${zone}`, address);
    recorded.record('public address', address, publicIp);
    recorded.record('secondary address', address, ...secondary);
    recorded.record('pod suffix', `aws-node@${nodeName(address)}`, awsNode);
    recorded.record('pod suffix', `kube-proxy@${nodeName(address)}`, kubeProxy);
  }
  recorded.record('interface address', second.block, second.address);
  recorded.record('secondary address', second.address, ...second.secondary);
  for (const [address, mac] of Object.entries(hardware)) recorded.record('hardware address', address, mac);
  const { replicaSet, pods } = coredns;
  recorded.record('pod suffix', replicaSet, ...pods.map(({ suffix }) => suffix));
  for (const { suffix, node, address } of pods) {
    recorded.record('pod node', `${replicaSet}-${suffix}`, nodeName(node));
    recorded.record('pod address', `${replicaSet}-${suffix}`, address);
  }
}
