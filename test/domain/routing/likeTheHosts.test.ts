import { afterEach, expect, test } from 'vitest';
import type { PathEnd } from '../../../src/domain/routing/pathQuestion.ts';
import { eniConfigs, services } from '../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { allocateAddress } from '../../../src/simulator/world/network/elasticIps.ts';
import { createNatGateway, deleteNatGateway } from '../../../src/simulator/world/network/natGateways.ts';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
  replaceRoute,
  routesOf,
} from '../../../src/simulator/world/network/routeTables.ts';
import { authorize, createSecurityGroup } from '../../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { associateVpcCidrBlock } from '../../../src/simulator/world/network/vpcBlocks.ts';
import type { Lab } from '../../simulator/control/lab.ts';
import { allPods, deploy } from '../../simulator/control/workloads.ts';
import { known, startNetworkLab, type NetworkLab, type NetworkLabOptions } from '../../simulator/host/networkLab.ts';
import { comparePath, type Played } from './comparedPath.ts';
import { simulatedTopology } from './simulatedTopology.ts';

const google = '142.251.222.4';
const peered = '10.0.3.4';

let lab: NetworkLab;
afterEach(() => lab.dispose());

function played(): Played {
  const { network, world, controlPlane } = lab;
  return {
    network,
    topology: simulatedTopology(world, controlPlane),
    dumps: new Map(),
    nodeNamespace: (name) =>
      known(
        [...world.instances.keys()].flatMap((id) =>
          controlPlane.nodeOf(id)?.name === name ? [network.instance(id)?.namespace] : [],
        )[0],
      ),
    podNamespace: (namespace, name) => known(network.pod('myeks', namespace, name)).namespace,
  };
}

/** Pods of each node on each of its interfaces, pods on the host network, and the nodes. */
function ends(topology: Played['topology']): readonly PathEnd[] {
  return topology.nodes.flatMap(({ name, interfaces, pods }): PathEnd[] => {
    const own = interfaces.flatMap(({ addresses }) => {
      return pods.filter(({ address = '' }) => addresses.includes(address)).slice(0, 1);
    });
    const shared = pods.filter(({ hostNetwork }) => hostNetwork).slice(0, 1);
    const inPrefixes = pods.filter(({ hostNetwork }) => !hostNetwork).slice(-1);
    const chosen = [...new Set([...own, ...shared, ...inPrefixes])];
    return [
      { kind: 'node', name },
      ...chosen.map((pod): PathEnd => ({ kind: 'pod', namespace: pod.namespace, name: pod.name })),
    ];
  });
}

/** Compares the ways from everything to everything, to each Service, and to the outside; says how many there were. */
function compareAll(outside: readonly string[] = [google, peered]): number {
  const world = played();
  const from = ends(world.topology);
  const ports = world.topology.services.filter(({ protocol, endpoints }) => protocol === 'tcp' && endpoints.length > 0);
  const to: readonly PathEnd[] = [
    ...from,
    ...ports.map(({ namespace, name, portName }): PathEnd => ({ kind: 'service', namespace, name, portName })),
    ...outside.map((address): PathEnd => ({ kind: 'address', address })),
  ];
  for (const start of from) for (const end of to) comparePath(world, start, end);
  return from.length * to.length;
}

async function startedWith(options: NetworkLabOptions, replicas: number): Promise<void> {
  lab = await startNetworkLab(options);
  const ports = [{ port: 8000, targetPort: 80 }];
  createObject(lab.controlPlane.api, services, {
    metadata: { name: 'web', namespace: 'default' },
    spec: { selector: { app: 'nginx' }, ports },
  });
  if (replicas > 0) deploy(lab, 'nginx', replicas);
  lab.clock.advance(120_000);
}

const versions: readonly [name: string, options: NetworkLabOptions][] = [
  ['2023: Amazon Linux 2, CNI 1.12.6', {}],
  ['CNI 1.19 on Amazon Linux 2023', { version: '1.34', cni: 'v1.19.2-eksbuild.1' }],
  ['CNI 1.21 on Amazon Linux 2023', { version: '1.34' }],
  ['CNI 1.23, which marks by nftables', { version: '1.36', cni: 'v1.23.1-eksbuild.1' }],
];

test.each(versions)('%s: few pods, then many', { timeout: 30_000 }, async (_, options) => {
  await startedWith(options, 3);
  expect(compareAll()).toBeGreaterThan(90);
  deploy(lab, 'more', 20);
  lab.clock.advance(120_000);
  expect(lab.interfaces(0).length).toBeGreaterThan(1);
  expect(compareAll()).toBeGreaterThan(200);
});

test.each(versions)('%s: a pod that reaches itself by its Service', async (_, options) => {
  await startedWith({ ...options, nodes: 1 }, 1);
  const [pod] = allPods(lab).filter(({ metadata }) => metadata.labels?.['app'] === 'nginx');
  const { name, namespace = '' } = known(pod).metadata;
  const path = comparePath(
    played(),
    { kind: 'pod', namespace, name },
    { kind: 'service', namespace: 'default', name: 'web', portName: '' },
  );
  expect(path.outward.map(({ why }) => why)).toContain('masqueraded');
  expect(path.outcome).toBe('delivered');
});

const settings: readonly [name: string, env: Readonly<Record<string, string>>][] = [
  ['prefix delegation', { ENABLE_PREFIX_DELEGATION: 'true' }],
  ['external SNAT', { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' }],
  [
    'external SNAT without node ports',
    { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_CNI_NODE_PORT_SUPPORT: 'false' },
  ],
  ['excluded blocks', { AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/16,172.16.0.0/12' }],
  ['SNAT by hash', { AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'hashrandom' }],
  ['SNAT without chance', { AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'none' }],
  ['external service blocks', { AWS_EXTERNAL_SERVICE_CIDRS: '10.0.0.0/8' }],
  ['another name for veths', { AWS_VPC_K8S_CNI_VETHPREFIX: 'pod' }],
];

test.each(
  settings.flatMap(([name, env]) => [
    [`${name}, today`, env, { version: '1.34' }] as const,
    [`${name}, 2023`, env, {}] as const,
  ]),
)('%s', async (_, env, options) => {
  await startedWith({ ...options, env, nodes: 2 }, 14);
  expect(compareAll()).toBeGreaterThan(60);
});

/** Pods in subnets of a second block. */
function secondBlock({ world, cluster, controlPlane }: Lab): void {
  const { vpcId } = cluster;
  associateVpcCidrBlock(world, vpcId, '100.64.0.0/16');
  for (const [index, letter] of ['a', 'b'].entries()) {
    const zone = world.zone(letter);
    const subnet = createSubnet(world, { vpcId, cidr: `100.64.${index}.0/24`, zone, tags: {} });
    const group = createSecurityGroup(world, { name: `pods-${letter}`, description: 'pods', vpcId, tags: {} });
    authorize(world, group.id, 'ingress', [{ protocol: '-1', fromPort: -1, toPort: -1, cidr: '0.0.0.0/0' }]);
    createObject(controlPlane.api, eniConfigs, {
      metadata: { name: zone },
      spec: { subnet: subnet.id, securityGroups: [group.id] },
    });
  }
}

test.each([['1.34'], ['1.24']])('custom networking in a second block, Kubernetes %s', async (version) => {
  const env = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
  await startedWith({ version, nodes: 2, env, prepare: secondBlock }, 12);
  // The pods are not in the nodes' group.
  authorize(lab.world, lab.nodeGroupId, 'ingress', [
    { protocol: '-1', fromPort: -1, toPort: -1, cidr: '100.64.0.0/16' },
  ]);
  expect(lab.podOn(0, 1).status.podIP).toMatch(/^100\.64\./);
  expect(compareAll()).toBeGreaterThan(60);
});

test('external SNAT behind a NAT gateway, and behind one that has gone', async () => {
  await startedWith({ version: '1.34', nodes: 2, env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' } }, 14);
  const { world, cluster } = lab;
  const { vpcId } = cluster;
  const home = createSubnet(world, { vpcId, cidr: '192.168.21.0/24', zone: world.zone('a'), tags: {} });
  const { id: publicTable } = createRouteTable(world, { vpcId, tags: {} });
  const { gatewayId } = known(routesOf(world, cluster.subnetIds[0] ?? '').find((each) => each.gatewayId !== 'local'));
  createRoute(world, publicTable, { destination: '0.0.0.0/0', gatewayId });
  associateRouteTable(world, publicTable, home.id);
  const { allocationId } = allocateAddress(world, { tags: {} });
  const gateway = createNatGateway(world, { subnetId: home.id, connectivityType: 'public', allocationId, tags: {} });
  lab.clock.advance(120_000);
  replaceRoute(world, lab.routeTableId, { destination: '0.0.0.0/0', gatewayId: gateway.id });
  expect(compareAll([google])).toBeGreaterThan(40);

  const pod = lab.podOn(0, 1).metadata;
  const from: PathEnd = { kind: 'pod', namespace: pod.namespace ?? '', name: pod.name };
  const out = () => comparePath(played(), from, { kind: 'address', address: google });
  const path = out();
  expect(path.outward.filter(({ changed }) => changed === 'source').map(({ why }) => why)).toEqual([
    'nat-gateway-out',
    'internet-gateway-out',
  ]);
  expect(path.outcome).toBe('delivered');
  deleteNatGateway(world, gateway.id);
  lab.clock.advance(4_000_000);
  expect(out().outward.at(-1)?.why).toBe('lost-gateway-gone');
});
