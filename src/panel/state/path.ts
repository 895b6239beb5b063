import type {
  CniRouting,
  NatGateway,
  RoutedNode,
  RoutedPod,
  RoutedService,
  Topology,
} from '../../domain/routing/topology.ts';
import type { NodeView, PodView, Snapshot } from '../../model/snapshot.ts';

/** The CNI whose rules are taken while nobody tells: that of EKS today, with its defaults. */
const today: CniRouting = {
  minor: 21,
  vethPrefix: 'eni',
  externalSnat: false,
  randomizeSnat: 'prng',
  nodePortSupport: true,
  excludeSnatCidrs: [],
  externalServiceCidrs: [],
};

/** What is read only when somebody asks for a path. */
export interface PathReads {
  readonly services: readonly RoutedService[];
  /** Undefined if they cannot be read. */
  readonly natGateways: readonly NatGateway[] | undefined;
}

/** What the paths of packets are computed from: the snapshot, and what was read for them. */
export function topologyOf(snapshot: Snapshot, { services, natGateways }: PathReads): Topology {
  const { cni, network, nodes, clusterVersion } = snapshot;
  const minor = Number(/^\d+\.(\d+)/.exec(cni?.version ?? '')?.[1] ?? today.minor);
  return {
    cni: cni === undefined ? today : { ...cni, minor },
    vpcCidrs: network?.cidrs ?? [],
    subnets: network?.subnets ?? [],
    natGateways,
    nodes: nodes.map(routedNode),
    services,
    kubernetesMinor: Number(/^\d+\.(\d+)/.exec(clusterVersion ?? '')?.[1] ?? 36),
  };
}

const routed = new WeakMap<NodeView, RoutedNode>();

/** The same node of the snapshot gives the same object. */
function routedNode(node: NodeView): RoutedNode {
  let known = routed.get(node);
  if (known === undefined) routed.set(node, (known = makeNode(node)));
  return known;
}

function makeNode({ name, osImage, group, externalIp, enis, hostNetworkPods, unplacedPods }: NodeView): RoutedNode {
  const placed = enis.flatMap(({ slots }) => slots.flatMap(({ pods }) => pods));
  return {
    name,
    system: systemOf(osImage),
    networking: group.kind === 'fargate' || group.kind === 'auto-mode' ? group.kind : 'aws-node',
    publicAddress: externalIp,
    interfaces: enis.map(({ id, deviceIndex, subnetId, primaryIp, slots }) => ({
      id,
      device: deviceIndex,
      subnetId,
      primary: primaryIp,
      addresses: slots.filter(({ kind }) => kind !== 'primary').map(({ address }) => address),
    })),
    pods: [...placed, ...hostNetworkPods, ...unplacedPods].map(routedPod),
  };
}

function routedPod({ namespace, name, ip, hostNetwork }: PodView): RoutedPod {
  return { namespace, name, address: ip, hostNetwork };
}

function systemOf(osImage: string): RoutedNode['system'] {
  if (osImage === 'Amazon Linux 2') return 'al2';
  return osImage.startsWith('Amazon Linux 2023') ? 'al2023' : 'other';
}
