import {
  cidrSize,
  contains,
  formatAddress,
  formatCidr,
  parseAddress,
  parseCidr,
} from '../../../../domain/address/ipv4.ts';
import type { Route } from '../hostNetwork.ts';
import { inTableOrder } from '../routeOrder.ts';
import { tableNumber, type AttachedInterface, type NodeFacts } from './nodeFacts.ts';

/** All routes of a node: the main table, the local one, and one table for each secondary interface. */
export function nodeRoutes(facts: NodeFacts): readonly Route[] {
  const up = facts.interfaces.filter(({ isUp }) => isUp);
  return [
    ...mainTable(facts, up),
    ...localTable(up, facts.amazonLinux === 'al2'),
    ...up.filter(({ device }) => device > 0).flatMap(interfaceTable),
  ];
}

/** The router of a subnet, its first address after the network's own. */
export function gatewayOf(subnetCidr: string): string {
  return formatAddress(parseCidr(subnetCidr).base + 1);
}

/** The VPC's resolver, two places into the block it was made with. */
export function vpcResolver(firstBlock: string): string {
  return formatAddress(parseCidr(firstBlock).base + 2);
}

function mainTable(facts: NodeFacts, up: readonly AttachedInterface[]): readonly Route[] {
  const pods = facts.sandboxes.map(({ address, veth }): Route => ({
    table: 'main',
    type: 'unicast',
    destination: address,
    device: veth,
    scope: 'link',
  }));
  const primary = up.find(({ device }) => device === 0);
  if (primary === undefined) return pods;
  const own =
    facts.amazonLinux === 'al2' ? al2Routes(primary) : al2023Routes(primary, facts.vpcBlocks[0] ?? primary.subnet.cidr);
  return inTableOrder([...own, ...pods]);
}

function al2Routes({ eni, subnet, name: device }: AttachedInterface): readonly Route[] {
  const common = { table: 'main', type: 'unicast', device } as const;
  return [
    { ...common, destination: 'default', via: gatewayOf(subnet.cidr) },
    { ...common, destination: '169.254.169.254' },
    {
      ...common,
      destination: formatCidr(parseCidr(subnet.cidr)),
      protocol: 'kernel',
      scope: 'link',
      source: eni.addresses[0] ?? '',
    },
  ];
}

function al2023Routes({ eni, subnet, name: device }: AttachedInterface, firstBlock: string): readonly Route[] {
  const via = gatewayOf(subnet.cidr);
  const resolver = vpcResolver(firstBlock);
  const near = contains(parseCidr(subnet.cidr), parseAddress(resolver));
  const common = { table: 'main', type: 'unicast', device, source: eni.addresses[0] ?? '', metric: 512 } as const;
  return [
    { ...common, destination: 'default', via, protocol: 'dhcp' },
    { ...common, destination: resolver, protocol: 'dhcp', ...(near ? { scope: 'link' as const } : { via }) },
    { ...common, destination: formatCidr(parseCidr(subnet.cidr)), protocol: 'kernel', scope: 'link' },
    { ...common, destination: via, protocol: 'dhcp', scope: 'link' },
  ];
}

/** `default` and `<gateway>` of a secondary interface. Its subnet is not in the main table: the VPC CNI takes it out. */
function interfaceTable({ subnet, device, name }: AttachedInterface): readonly Route[] {
  const via = gatewayOf(subnet.cidr);
  const common = { table: tableNumber(device), type: 'unicast', device: name } as const;
  return [
    { ...common, destination: 'default', via },
    { ...common, destination: via, scope: 'link' },
  ];
}

/** The local table; kernels before 5.14 also took a block's first address for a broadcast address. */
function localTable(up: readonly AttachedInterface[], oldKernel: boolean): readonly Route[] {
  const common = { table: 'local', protocol: 'kernel' } as const;
  const lo = { ...common, device: 'lo', source: '127.0.0.1' };
  const own = up.flatMap(({ eni, subnet, name: device }): Route[] => {
    const source = eni.addresses[0] ?? '';
    const { base, length } = parseCidr(subnet.cidr);
    const broadcast = formatAddress(base + cidrSize({ base, length }) - 1);
    const first: Route = {
      ...common,
      type: 'broadcast',
      destination: formatAddress(base),
      device,
      scope: 'link',
      source,
    };
    return [
      ...(oldKernel ? [first] : []),
      { ...common, type: 'local', destination: source, device, scope: 'host', source },
      { ...common, type: 'broadcast', destination: broadcast, device, scope: 'link', source },
    ];
  });
  return inTableOrder([
    ...(oldKernel ? [{ ...lo, type: 'broadcast', destination: '127.0.0.0', scope: 'link' } as const] : []),
    { ...lo, type: 'local', destination: '127.0.0.0/8', scope: 'host' },
    { ...lo, type: 'local', destination: '127.0.0.1', scope: 'host' },
    { ...lo, type: 'broadcast', destination: '127.255.255.255', scope: 'link' },
    ...own,
  ]);
}
