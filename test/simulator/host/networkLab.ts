import type { NetworkSite } from '../../../src/simulator/host/network/networkSite.ts';
import { WorldNetwork } from '../../../src/simulator/host/network/worldNetwork.ts';
import type { SeenPacket } from '../../../src/simulator/host/packets/capture.ts';
import { echo } from '../../../src/simulator/host/packets/echo.ts';
import type { EchoOutcome } from '../../../src/simulator/host/packets/outcomes.ts';
import type { Pod } from '../../../src/simulator/kubernetes/objects/pod.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { attachInternetGateway, createInternetGateway } from '../../../src/simulator/world/network/internetGateways.ts';
import { setGroups } from '../../../src/simulator/world/network/networkInterfaces.ts';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
} from '../../../src/simulator/world/network/routeTables.ts';
import { authorize, createSecurityGroup } from '../../../src/simulator/world/network/securityGroups.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import type { NetworkInterface } from '../../../src/simulator/world/network/records.ts';
import { addon, launch, startLab, type Lab } from '../control/lab.ts';
import { allPods } from '../control/workloads.ts';

/** The lab's cluster with an internet gateway, a bastion in a security group of its own, and a look into its machines. */
export interface NetworkLab extends Lab {
  readonly clock: ManualLabClock;
  readonly network: WorldNetwork;
  readonly bastion: NetworkSite;
  readonly bastionInstance: Instance;
  readonly routeTableId: string;
  readonly nodeGroupId: string;
  /** The node at this place of the list, as its own programs see it. */
  node(index: number): NetworkSite;
  nodeAddress(index: number): string;
  site(pod: Pod): NetworkSite;
  /** A pod with an address of its own on a node, whose interface has this device number. */
  podOn(index: number, device: number): Pod;
  podsOn(index: number, device: number): readonly Pod[];
  interfaces(index: number): readonly NetworkInterface[];
  /** One echo request, with an identifier of its own. */
  ping(from: NetworkSite, destination: string | Pod, options?: { readonly ttl?: number }): EchoOutcome;
  dispose(): void;
}

export interface NetworkLabOptions {
  readonly version?: string;
  readonly cni?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodes?: number;
  /** Runs before the nodes have joined. */
  readonly prepare?: (lab: Lab) => void;
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
  const { world, cluster } = lab;
  const gateway = createInternetGateway(world, { tags: {} });
  attachInternetGateway(world, gateway.id, cluster.vpcId);
  const { id: routeTableId } = createRouteTable(world, { vpcId: cluster.vpcId, tags: {} });
  createRoute(world, routeTableId, { destination: '0.0.0.0/0', gatewayId: gateway.id });
  for (const id of cluster.subnetIds) associateRouteTable(world, routeTableId, id);

  const network = new WorldNetwork(world);
  network.join(lab.controlPlane);
  const bastionInstance = launch(world, 't3.micro', cluster.subnetIds[0] ?? '', '198.18.1.100');
  const bastionGroup = createSecurityGroup(world, {
    name: 'bastion',
    description: 'bastion',
    vpcId: cluster.vpcId,
    tags: {},
  });
  authorize(world, bastionGroup.id, 'ingress', [{ protocol: 'tcp', fromPort: 22, toPort: 22, cidr: '0.0.0.0/0' }]);
  setGroups(world, bastionInstance.interfaceIds[0] ?? '', [bastionGroup.id]);
  for (const { id } of [...lab.instances, bastionInstance]) network.instance(id);
  options.prepare?.(lab);
  clock.advance(180_000);

  const interfaces = (index: number): readonly NetworkInterface[] =>
    (lab.instances[index]?.interfaceIds ?? []).flatMap((id) => world.networkInterfaces.get(id) ?? []);
  const podsOn = (index: number, device: number): readonly Pod[] => {
    const eni = interfaces(index).find(({ attachment }) => attachment?.deviceIndex === device);
    const secondary = new Set(eni?.addresses.slice(1));
    return allPods(lab).filter(({ status }) => secondary.has(status.podIP ?? ''));
  };
  let identifier = 5000;
  return {
    ...lab,
    clock,
    network,
    bastionInstance,
    bastion: known(network.instance(bastionInstance.id)),
    routeTableId,
    nodeGroupId: known(interfaces(0)[0]?.groups[0]),
    interfaces,
    node: (index) => known(network.instance(lab.instances[index]?.id ?? '')),
    nodeAddress: (index) => known(interfaces(index)[0]?.addresses[0]),
    site: ({ metadata }) => known(network.pod('myeks', metadata.namespace ?? '', metadata.name)),
    podsOn,
    podOn: (index, device) => known(podsOn(index, device).find(({ metadata }) => metadata.namespace === 'default')),
    ping(from, to, { ttl } = {}) {
      const destination = typeof to === 'string' ? to : known(to.status.podIP);
      identifier += 1;
      const request = { destination, identifier, sequence: 1, size: 56 };
      return echo(network, from.namespace, { ...request, ...(ttl === undefined ? {} : { ttl }) });
    },
    dispose() {
      network.dispose();
      lab.controlPlane.dispose();
    },
  };
}

/** What passes the interfaces of a namespace while `act` runs, as `tcpdump -i any -nn icmp` prints it. */
export function seenWhile({ namespace }: NetworkSite, act: () => void): readonly string[] {
  const seen: string[] = [];
  const looking = namespace.captures.onDidPass((packet) => seen.push(icmpLine(packet)));
  act();
  looking.dispose();
  return seen;
}

function icmpLine({ device, packet: { source, destination, body } }: SeenPacket): string {
  if (body.protocol !== 'icmp' || 'about' in body) return `${device} ${source} > ${destination}`;
  const kind = body.type === 'echo-request' ? 'echo request' : 'echo reply';
  return `${device} ${source} > ${destination}: ICMP ${kind}, id ${body.identifier}, seq ${body.sequence}`;
}

export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
