import type { CniRouting, RoutedNode, RoutedService, Topology } from '../../../src/domain/routing/topology.ts';
import type { ClusterAccess } from '../../../src/simulator/host/network/clusterAccess.ts';
import { endpointSlices, nodes, pods, services } from '../../../src/simulator/kubernetes/kinds.ts';
import { blocksOf } from '../../../src/simulator/world/network/vpcBlocks.ts';
import { routesOf } from '../../../src/simulator/world/network/routeTables.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import type { World } from '../../../src/simulator/world/world.ts';

/** What AWS and Kubernetes would tell of a simulated cluster, as the domain wants to know it. */
export function simulatedTopology(world: World, cluster: ClusterAccess): Topology {
  const { vpcId, version } = cluster.cluster;
  const vpc = world.vpcs.get(vpcId);
  return {
    cni: cniRouting(cluster),
    vpcCidrs: vpc === undefined ? [] : blocksOf(vpc),
    subnets: [...world.subnets.values()]
      .filter((each) => each.vpcId === vpcId)
      .map(({ id, cidr }) => ({
        id,
        cidr,
        routes: routesOf(world, id).map(({ destination, gatewayId }) => ({ destination, target: gatewayId })),
      })),
    natGateways: [...world.natGateways.values()].flatMap(({ id, subnetId, networkInterfaceId }) => {
      const eni = world.networkInterfaces.get(networkInterfaceId);
      return eni === undefined ? [] : [{ id, subnetId, address: eni.addresses[0] ?? '', publicAddress: eni.publicIp }];
    }),
    nodes: [...world.instances.values()].flatMap((instance) => routedNode(world, cluster, instance)),
    services: routedServices(cluster),
    kubernetesMinor: Number(version.split('.')[1]),
  };
}

function routedNode(world: World, cluster: ClusterAccess, instance: Instance): readonly RoutedNode[] {
  const name = cluster.nodeOf(instance.id)?.name;
  const object = cluster.api.store.list(nodes).find(({ metadata }) => metadata.name === name);
  if (name === undefined || object === undefined) return [];
  const enis = instance.interfaceIds.flatMap((id) => world.networkInterfaces.get(id) ?? []);
  return [
    {
      name,
      system: object.status.nodeInfo?.osImage === 'Amazon Linux 2' ? 'al2' : 'al2023',
      networking: 'aws-node',
      publicAddress: enis.find(({ attachment }) => attachment?.deviceIndex === 0)?.publicIp,
      interfaces: enis.flatMap(({ id, subnetId, attachment, addresses: [primary = '', ...others], prefixes }) =>
        attachment === undefined
          ? []
          : [{ id, subnetId, device: attachment.deviceIndex, primary, addresses: [...others, ...prefixes] }],
      ),
      pods: cluster.api.store
        .list(pods)
        .filter(({ spec }) => spec.nodeName === name)
        .map(({ metadata, spec, status }) => ({
          namespace: metadata.namespace ?? '',
          name: metadata.name,
          address: status.podIP,
          hostNetwork: spec.hostNetwork === true,
        })),
    },
  ];
}

function cniRouting({ api }: ClusterAccess): CniRouting {
  const daemon = api.store.list(pods).find(({ metadata }) => metadata.labels?.['k8s-app'] === 'aws-node');
  const container = daemon?.spec.containers.find(({ name }) => name === 'aws-node');
  const value = (name: string) => container?.env?.find((each) => each.name === name)?.value;
  const list = (name: string) => (value(name) ?? '').split(',').filter((each) => each !== '');
  const random = value('AWS_VPC_K8S_CNI_RANDOMIZESNAT');
  return {
    minor: Number(/:v1\.(\d+)/.exec(container?.image ?? '')?.[1]),
    vethPrefix: value('AWS_VPC_K8S_CNI_VETHPREFIX') ?? 'eni',
    externalSnat: value('AWS_VPC_K8S_CNI_EXTERNALSNAT') === 'true',
    randomizeSnat: random === 'hashrandom' || random === 'none' ? random : 'prng',
    nodePortSupport: value('AWS_VPC_CNI_NODE_PORT_SUPPORT') !== 'false',
    excludeSnatCidrs: list('AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS'),
    externalServiceCidrs: list('AWS_EXTERNAL_SERVICE_CIDRS'),
  };
}

function routedServices({ api }: ClusterAccess): readonly RoutedService[] {
  const slices = api.store.list(endpointSlices);
  return api.store.list(services).flatMap(({ metadata, spec }) => {
    const { clusterIP } = spec;
    if (clusterIP === undefined || clusterIP === 'None') return [];
    const own = slices.filter(
      (each) =>
        each.metadata.namespace === metadata.namespace &&
        each.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
    );
    return (spec.ports ?? []).map(({ name = '', port, protocol }): RoutedService => ({
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      portName: name,
      protocol: protocol === 'UDP' ? 'udp' : 'tcp',
      clusterAddress: clusterIP,
      port,
      endpoints: own.flatMap(({ ports, endpoints }) =>
        ports
          .filter((each) => (each.name ?? '') === name)
          .flatMap((target) =>
            endpoints
              .filter(({ conditions }) => conditions.ready)
              .flatMap(({ addresses }) => addresses.map((address) => ({ address, port: target.port }))),
          ),
      ),
    }));
  });
}
