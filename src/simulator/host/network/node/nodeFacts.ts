import { contains, parseAddress, parseCidr } from '../../../../domain/address/ipv4.ts';
import { nodes } from '../../../kubernetes/kinds.ts';
import { isReady } from '../../../kubernetes/objects/pod.ts';
import { imagesOf } from '../../../world/compute/images.ts';
import { blocksOf } from '../../../world/network/vpcBlocks.ts';
import type { Instance } from '../../../world/compute/records.ts';
import type { NetworkInterface, Subnet } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import type { ClusterAccess, ClusterNode } from '../clusterAccess.ts';
import { vethName } from '../vethName.ts';
import { cniSettings, type CniSettings } from './cniSettings.ts';

/** Everything that decides how the network of an instance looks at this instant. */
export interface NodeFacts {
  readonly instance: Instance;
  /** Blocks of the VPC, the one it was made with first. */
  readonly vpcBlocks: readonly string[];
  readonly amazonLinux: 'al2' | 'al2023';
  /** Attached ones by device number, the primary first. */
  readonly interfaces: readonly AttachedInterface[];
  /** Pods that have an address of this node, in the order in which they got it. */
  readonly sandboxes: readonly Sandbox[];
  /** Of the VPC CNI, once it has started on the node. */
  readonly cni: CniSettings | undefined;
}

export interface AttachedInterface {
  readonly eni: NetworkInterface;
  readonly subnet: Subnet;
  readonly device: number;
  /** `eth1`, `ens6`. */
  readonly name: string;
  /** False for one that nobody has configured yet. */
  readonly isUp: boolean;
}

export interface Sandbox {
  readonly id: string;
  readonly namespace: string;
  readonly pod: string;
  readonly address: string;
  readonly veth: string;
  /** The table of its interface: `main` on the primary one, else device number plus one. */
  readonly table: 'main' | `${number}`;
}

/** The part of the world that an instance's network is made of; `cluster` if it is a node. */
export function nodeFacts(
  world: World,
  instance: Instance,
  cluster: ClusterAccess | undefined,
  lastSettings: CniSettings | undefined,
): NodeFacts {
  const node = cluster?.nodeOf(instance.id);
  const cni = (cluster && node && runningSettings(cluster, node)) ?? lastSettings;
  const amazonLinux = amazonLinuxOf(world, instance, cluster, node);
  const pooled = new Set(node?.ipamd?.pool.interfaces.map(({ id }) => id));
  const interfaces = instance.interfaceIds
    .flatMap((id) => attachedInterface(world, id, amazonLinux, cluster === undefined || pooled.has(id)))
    .toSorted((a, b) => a.device - b.device);
  const sandboxes = [...(node?.ipamd?.pool.allocations ?? [])].map(
    ([address, { sandbox, namespace, name }]): Sandbox => ({
      id: sandbox,
      namespace,
      pod: name,
      address,
      veth: vethName(cni?.vethPrefix ?? 'eni', namespace, name),
      table: tableOf(interfaces, address),
    }),
  );
  const vpc = world.vpcs.get(instance.vpcId);
  return {
    instance,
    vpcBlocks: vpc === undefined ? [] : blocksOf(vpc),
    amazonLinux,
    interfaces,
    sandboxes,
    cni,
  };
}

/** Whether the interface holds the address: as one of its own, or in one of its prefixes. */
export function holds({ addresses, prefixes }: NetworkInterface, address: string): boolean {
  return addresses.includes(address) || prefixes.some((prefix) => contains(parseCidr(prefix), parseAddress(address)));
}

/** The number of an interface's own table, as the VPC CNI counts. */
export function tableNumber(device: number): `${number}` {
  return `${device + 1}`;
}

function tableOf(interfaces: readonly AttachedInterface[], address: string): Sandbox['table'] {
  const device = interfaces.find(({ eni }) => holds(eni, address))?.device ?? 0;
  return device === 0 ? 'main' : tableNumber(device);
}

function attachedInterface(
  world: World,
  id: string,
  amazonLinux: NodeFacts['amazonLinux'],
  configured: boolean,
): readonly AttachedInterface[] {
  const eni = world.networkInterfaces.get(id);
  const subnet = world.subnets.get(eni?.subnetId ?? '');
  if (eni?.attachment === undefined || subnet === undefined) return [];
  const device = eni.attachment.deviceIndex;
  const name = amazonLinux === 'al2' ? `eth${device}` : `ens${device + 5}`;
  return [{ eni, subnet, device, name, isUp: device === 0 || configured }];
}

function runningSettings(cluster: ClusterAccess, node: ClusterNode): CniSettings | undefined {
  const daemon = cluster
    .podsOnNode(node.name)
    .find((pod) => pod.metadata.labels?.['k8s-app'] === 'aws-node' && isReady(pod));
  return daemon === undefined ? undefined : cniSettings(daemon);
}

function amazonLinuxOf(
  world: World,
  instance: Instance,
  cluster: ClusterAccess | undefined,
  node: ClusterNode | undefined,
): NodeFacts['amazonLinux'] {
  const object = node === undefined ? undefined : cluster?.api.store.get(nodes, '', node.name);
  const name =
    object?.status.nodeInfo?.osImage ?? imagesOf(world).find(({ id }) => id === instance.imageId)?.name ?? '';
  return /^Amazon Linux 2$|^amzn2-|amazon-eks-node-1\./.test(name) ? 'al2' : 'al2023';
}
