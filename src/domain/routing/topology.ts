/**
 * What the path of a packet is computed from: nodes with their interfaces and pods, the VPC with its subnets, the CNI's
 * settings, and Services. Addresses are IPv4 in dotted form, blocks in CIDR form.
 */
export interface Topology {
  readonly cni: CniRouting;
  /** The VPC's blocks, the one it was made with first. */
  readonly vpcCidrs: readonly string[];
  readonly subnets: readonly RoutedSubnet[];
  /** Of the VPC; undefined while they are not known. */
  readonly natGateways: readonly NatGateway[] | undefined;
  readonly nodes: readonly RoutedNode[];
  readonly services: readonly RoutedService[];
  /** Of Kubernetes: `1.36` → 36. */
  readonly kubernetesMinor: number;
}

/** The settings of the VPC CNI that decide about packets. Defaults are those of its README. */
export interface CniRouting {
  /** `1.12.6` → 12. */
  readonly minor: number;
  /** AWS_VPC_K8S_CNI_VETHPREFIX, `eni` by default. */
  readonly vethPrefix: string;
  /** AWS_VPC_K8S_CNI_EXTERNALSNAT: nodes leave pods' addresses as they are. */
  readonly externalSnat: boolean;
  /** AWS_VPC_K8S_CNI_RANDOMIZESNAT. */
  readonly randomizeSnat: 'prng' | 'hashrandom' | 'none';
  /** AWS_VPC_CNI_NODE_PORT_SUPPORT, on by default. */
  readonly nodePortSupport: boolean;
  /** AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS. */
  readonly excludeSnatCidrs: readonly string[];
  /** AWS_EXTERNAL_SERVICE_CIDRS. */
  readonly externalServiceCidrs: readonly string[];
}

export interface RoutedSubnet {
  readonly id: string;
  readonly cidr: string;
  /** Of its route table; undefined while that is not known. */
  readonly routes: readonly VpcRoute[] | undefined;
}

export interface VpcRoute {
  readonly destination: string;
  /** `local`, `blackhole`, or the id of what the packet is handed to (`igw-…`, `nat-…`, `pcx-…`, `tgw-…`). */
  readonly target: string;
}

export interface NatGateway {
  readonly id: string;
  readonly subnetId: string;
  readonly address: string;
  /** Absent on a private one. */
  readonly publicAddress: string | undefined;
}

export interface RoutedNode {
  readonly name: string;
  /** Decides how interfaces are called and what the main table holds; `other` is shown as Amazon Linux 2023. */
  readonly system: 'al2' | 'al2023' | 'other';
  /** Who does its networking. Only that of aws-node is known here. */
  readonly networking: 'aws-node' | 'fargate' | 'auto-mode';
  /** What the internet gateway gives its first address. */
  readonly publicAddress: string | undefined;
  /** Attached ones by device index. */
  readonly interfaces: readonly RoutedInterface[];
  readonly pods: readonly RoutedPod[];
}

export interface RoutedInterface {
  readonly id: string;
  readonly device: number;
  readonly subnetId: string;
  readonly primary: string;
  /** Secondary addresses and /28 prefixes. */
  readonly addresses: readonly string[];
}

export interface RoutedPod {
  readonly namespace: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly hostNetwork: boolean;
}

/** One port of a Service with a cluster address. */
export interface RoutedService {
  readonly namespace: string;
  readonly name: string;
  /** Empty for a port without a name. */
  readonly portName: string;
  readonly protocol: 'tcp' | 'udp';
  readonly clusterAddress: string;
  readonly port: number;
  /** Ready ones. */
  readonly endpoints: readonly { readonly address: string; readonly port: number }[];
}
