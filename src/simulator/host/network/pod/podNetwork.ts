import type { HostNetwork, Link } from '../hostNetwork.ts';
import type { NodeFacts, Sandbox } from '../node/nodeFacts.ts';
import { linkLocal, loopback, podLinkIndex, vethEnd, vethMac } from '../node/nodeLinks.ts';

/** What the VPC CNI gives every pod as its gateway; nobody has this address. */
export const podGateway = '169.254.1.1';

/** The inside of a pod: one address without neighbours, everything by way of a gateway known by its MAC address alone. */
export function podNetwork(sandbox: Sandbox, facts: NodeFacts, hostIndex: number): HostNetwork {
  const { id, address } = sandbox;
  const mac = vethMac(id, 'pod');
  const eth0: Link = {
    index: podLinkIndex(facts.cni?.minor),
    name: 'eth0',
    mac,
    ...vethEnd(facts),
    peer: { index: hostIndex, netnsId: 0 },
    addresses: [{ family: 'inet', address, prefixLength: 32, scope: 'global' }, linkLocal(mac)],
  };
  const local = { table: 'local', type: 'local', protocol: 'kernel', scope: 'host' } as const;
  const viaGateway = { table: 'main', type: 'unicast', device: 'eth0' } as const;
  return {
    links: [loopback, eth0],
    rules: [
      { priority: 0, table: 'local' },
      { priority: 32_766, table: 'main' },
      { priority: 32_767, table: 'default' },
    ],
    routes: [
      { ...viaGateway, destination: 'default', via: podGateway },
      { ...viaGateway, destination: podGateway, scope: 'link' },
      { ...local, destination: '127.0.0.0/8', device: 'lo', source: '127.0.0.1' },
      { ...local, destination: '127.0.0.1', device: 'lo', source: '127.0.0.1' },
      {
        ...local,
        type: 'broadcast',
        destination: '127.255.255.255',
        device: 'lo',
        scope: 'link',
        source: '127.0.0.1',
      },
      { ...local, destination: address, device: 'eth0', source: address },
    ],
    neighbours: [{ address: podGateway, device: 'eth0', mac: vethMac(id, 'host'), state: 'PERMANENT' }],
    defaultTtl: defaultTtl(facts.amazonLinux),
    ipForward: false,
  };
}

/** What both Amazon Linuxes set instead of the kernel's 64, seen as 253 and 125 two hops away. */
export function defaultTtl(amazonLinux: NodeFacts['amazonLinux']): number {
  return amazonLinux === 'al2' ? 255 : 127;
}
