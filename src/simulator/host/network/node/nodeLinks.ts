import { createHash } from 'node:crypto';
import { formatAddress, cidrSize, parseCidr } from '../../../../domain/address/ipv4.ts';
import type { InterfaceAddress, Link } from '../hostNetwork.ts';
import { linkLocalAddress } from '../linkLocalAddress.ts';
import type { LinkMemory } from './linkMemory.ts';
import type { AttachedInterface, NodeFacts, Sandbox } from './nodeFacts.ts';

export const loopback: Link = {
  index: 1,
  name: 'lo',
  kind: 'loopback',
  mac: '00:00:00:00:00:00',
  mtu: 65_536,
  qdisc: 'noqueue',
  queueLength: 1000,
  flags: ['LOOPBACK', 'UP', 'LOWER_UP'],
  state: 'UNKNOWN',
  altNames: [],
  addresses: [
    { family: 'inet', address: '127.0.0.1', prefixLength: 8, scope: 'host' },
    { family: 'inet6', address: '::1', prefixLength: 128, scope: 'host' },
  ],
};

/** Keys of links in a node's memory. */
export const linkKey = {
  interface: ({ eni }: AttachedInterface): string => eni.id,
  veth: ({ id }: Sandbox): string => id,
};

/** The links of a node by ifindex: `lo`, its interfaces, and the host's end of each pod's veth pair. */
export function nodeLinks(facts: NodeFacts, memory: LinkMemory): readonly Link[] {
  const nics = facts.interfaces.map((each) => ethernet(each, facts, memory.indexOf(linkKey.interface(each))));
  const veths = facts.sandboxes.map((each) => veth(each, facts, memory));
  return [loopback, ...[...nics, ...veths].toSorted((a, b) => a.index - b.index)];
}

/** The ifindex of `eth0` inside a pod: until 1.22 the plugin made the pair in there, and its other end took 2. */
export function podLinkIndex(minor: number | undefined): number {
  return minor === undefined || minor < 23 ? 3 : 2;
}

/** A stable, locally administered MAC address for one end of a sandbox's veth pair. */
export function vethMac(sandbox: string, end: 'host' | 'pod'): string {
  const digest = createHash('sha256').update(`${sandbox}/${end}`).digest();
  const first = ((digest[0] ?? 0) & 0xfc) | 0x02;
  return [first, ...digest.subarray(1, 6)].map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

/** The name that the container runtime gives a sandbox's network namespace: `cni-` and sixteen random octets. */
export function netnsName(sandbox: string): string {
  const hex = createHash('sha256').update(`${sandbox}/netns`).digest('hex');
  return `cni-${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function ethernet(each: AttachedInterface, facts: NodeFacts, index: number): Link {
  const { eni, subnet, device, name, isUp } = each;
  const block = parseCidr(subnet.cidr);
  const primary: InterfaceAddress = {
    family: 'inet',
    address: eni.addresses[0] ?? '',
    prefixLength: block.length,
    broadcast: formatAddress(block.base + cidrSize(block) - 1),
    scope: 'global',
    ...(facts.amazonLinux === 'al2023' && device === 0 ? { metric: 512 } : {}),
    ...(device === 0 ? { lentSince: facts.instance.launchedAt } : {}),
  };
  return {
    index,
    name,
    kind: 'ethernet',
    mac: eni.macAddress,
    mtu: facts.cni?.mtu ?? 9001,
    qdisc: 'mq',
    queueLength: 1000,
    flags: isUp ? ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'] : ['BROADCAST', 'MULTICAST'],
    state: isUp ? 'UP' : 'DOWN',
    altNames: facts.amazonLinux === 'al2023' ? [`enp0s${device + 5}`] : [],
    addresses: isUp ? [primary, linkLocal(eni.macAddress)] : [],
  };
}

function veth(sandbox: Sandbox, facts: NodeFacts, memory: LinkMemory): Link {
  const key = linkKey.veth(sandbox);
  const mac = vethMac(sandbox.id, 'host');
  return {
    index: memory.indexOf(key),
    name: sandbox.veth,
    mac,
    ...vethEnd(facts),
    peer: {
      index: podLinkIndex(facts.cni?.minor),
      netnsId: memory.netnsIdOf(key),
      ...(facts.amazonLinux === 'al2023' ? { netns: netnsName(sandbox.id) } : {}),
    },
    addresses: [linkLocal(mac)],
  };
}

/** What both ends of a pod's veth pair have in common. */
export function vethEnd({ cni }: NodeFacts) {
  return {
    kind: 'veth',
    mtu: cni?.podMtu ?? 9001,
    qdisc: 'noqueue',
    queueLength: 0,
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    state: 'UP',
    altNames: [],
  } as const;
}

export function linkLocal(mac: string): InterfaceAddress {
  return { family: 'inet6', address: linkLocalAddress(mac), prefixLength: 64, scope: 'link' };
}
