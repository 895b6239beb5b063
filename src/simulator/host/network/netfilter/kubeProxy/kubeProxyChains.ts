import { jump, type ChainBuilder } from '../chainBuilder.ts';
import type { Match } from '../netfilter.ts';
import { endpointChain, serviceChain } from './chainNames.ts';
import { appendForwarding } from './filterChains.ts';
import type { KubeProxySite, ProxiedEndpoint, ProxiedPort } from './servicePorts.ts';

/** The mark of packets that are to leave with the node's own address. */
export const masqueradeMark = 0x4000;
/** Since this Kubernetes minor, traffic from outside has a chain of its own for each service port. */
const externalChainSince = 24;
/** Since then, node ports on the loopback are counted apart. */
const accountingSince = 32;

/** Everything that kube-proxy in its iptables mode, and the kubelet, write on a node. */
export function appendKubeProxyChains(builder: ChainBuilder, site: KubeProxySite): void {
  for (const chain of ['PREROUTING', 'OUTPUT'])
    builder.append('nat', chain, jump('KUBE-SERVICES', 'kubernetes service portals'));
  builder.append('nat', 'POSTROUTING', jump('KUBE-POSTROUTING', 'kubernetes postrouting rules'));
  for (const table of ['mangle', 'nat', 'filter'] as const) {
    builder.append(table, 'KUBE-KUBELET-CANARY');
    builder.append(table, 'KUBE-PROXY-CANARY');
  }
  appendMarks(builder, site.minor);
  builder.append('nat', 'KUBE-NODEPORTS');
  for (const port of site.ports) if (port.endpoints.length > 0) appendPort(builder, port, site);
  builder.append('nat', 'KUBE-SERVICES', {
    target: { kind: 'jump', chain: 'KUBE-NODEPORTS' },
    matches: [
      comment('kubernetes service nodeports; NOTE: this must be the last rule in this chain'),
      { kind: 'addrtype', side: 'dst', type: 'LOCAL' },
    ],
  });
  appendForwarding(builder, site);
}

function appendMarks(builder: ChainBuilder, minor: number): void {
  const set = (value: number) => ({ matches: [], target: { kind: 'MARK', value, mask: value } }) as const;
  if (minor < 26) builder.append('nat', 'KUBE-MARK-DROP', set(0x8000));
  builder.append('nat', 'KUBE-MARK-MASQ', set(masqueradeMark));
  builder.append(
    'nat',
    'KUBE-POSTROUTING',
    {
      matches: [{ kind: 'mark', value: masqueradeMark, mask: masqueradeMark, not: true }],
      target: { kind: 'RETURN' },
    },
    { matches: [], target: { kind: 'MARK', value: masqueradeMark, mask: 0 } },
    {
      matches: [comment('kubernetes service traffic requiring SNAT')],
      target: { kind: 'MASQUERADE', random: 'random-fully' },
    },
  );
}

function appendPort(builder: ChainBuilder, port: ProxiedPort, { minor, nodeName }: KubeProxySite): void {
  const { name, protocol, clusterIp } = port;
  const service = serviceChain('SVC', name, protocol);
  builder.append('nat', 'KUBE-SERVICES', toPort(`${name} cluster IP`, port, clusterIp, service));
  appendChoice(builder, service, port, port.endpoints, minor);
  const isExternal = port.nodePort !== undefined || port.externalIps.length > 0;
  if (!isExternal) return;
  const external = minor >= externalChainSince ? serviceChain('EXT', name, protocol) : service;
  for (const address of port.externalIps)
    builder.append('nat', 'KUBE-SERVICES', toPort(`${name} external IP`, port, address, external));
  if (port.nodePort !== undefined) appendNodePort(builder, port, port.nodePort, external, minor);
  if (minor >= externalChainSince) appendExternal(builder, external, service, port, nodeName, minor);
}

function toPort(text: string, { protocol, port }: ProxiedPort, address: string, chain: string) {
  return {
    destination: { value: `${address}/32` },
    protocol: { value: protocol },
    matches: [comment(text), { kind: 'port', protocol, destinationPort: port } as const],
    target: { kind: 'jump', chain } as const,
  };
}

function appendNodePort(
  builder: ChainBuilder,
  port: ProxiedPort,
  nodePort: number,
  chain: string,
  minor: number,
): void {
  const { name, protocol } = port;
  const matches: readonly Match[] = [comment(name), { kind: 'port', protocol, destinationPort: nodePort }];
  const rule = { protocol: { value: protocol }, matches, target: { kind: 'jump', chain } as const };
  if (minor >= accountingSince)
    builder.append('nat', 'KUBE-NODEPORTS', {
      ...rule,
      destination: { value: '127.0.0.0/8' },
      matches: [...matches, { kind: 'nfacct', name: 'localhost_nps_accepted_pkts' }],
    });
  if (minor < externalChainSince)
    builder.append('nat', 'KUBE-NODEPORTS', { ...rule, target: { kind: 'jump', chain: 'KUBE-MARK-MASQ' } });
  builder.append('nat', 'KUBE-NODEPORTS', rule);
}

function appendExternal(
  builder: ChainBuilder,
  external: string,
  service: string,
  port: ProxiedPort,
  nodeName: string,
  minor: number,
): void {
  const { name, protocol } = port;
  if (!port.localOnly) {
    builder.append('nat', external, jump('KUBE-MARK-MASQ', `masquerade traffic for ${name} external destinations`), {
      matches: [],
      target: { kind: 'jump', chain: service },
    });
    return;
  }
  const fromHere = (text: string): readonly Match[] => [
    comment(text),
    { kind: 'addrtype', side: 'src', type: 'LOCAL' },
  ];
  const local = serviceChain('SVL', name, protocol);
  builder.append(
    'nat',
    external,
    {
      matches: fromHere(`masquerade LOCAL traffic for ${name} external destinations`),
      target: { kind: 'jump', chain: 'KUBE-MARK-MASQ' },
    },
    {
      matches: fromHere(`route LOCAL traffic for ${name} external destinations`),
      target: { kind: 'jump', chain: service },
    },
  );
  const here = port.endpoints.filter((each) => each.nodeName === nodeName);
  if (here.length === 0) return;
  builder.append('nat', external, { matches: [], target: { kind: 'jump', chain: local } });
  appendChoice(builder, local, port, here, minor);
}

/** One endpoint by chance: each rule takes an equal part of what the ones before it have left. */
function appendChoice(
  builder: ChainBuilder,
  chain: string,
  { name, protocol }: ProxiedPort,
  endpoints: readonly ProxiedEndpoint[],
  minor: number,
): void {
  for (const [index, { address, port }] of endpoints.entries()) {
    const endpoint = `${address}:${port}`;
    const own = endpointChain(name, protocol, endpoint);
    const left = endpoints.length - index;
    const matches: readonly Match[] = [
      comment(minor >= externalChainSince ? `${name} -> ${endpoint}` : name),
      ...(left > 1 ? [{ kind: 'statistic', probability: 1 / left } as const] : []),
    ];
    builder.append('nat', chain, { matches, target: { kind: 'jump', chain: own } });
    builder.replace('nat', own, [
      jump('KUBE-MARK-MASQ', name, { source: { value: `${address}/32` } }),
      {
        protocol: { value: protocol },
        matches: [comment(name), { kind: 'port', protocol }],
        target: { kind: 'DNAT', to: endpoint },
      },
    ]);
  }
}

function comment(text: string): { readonly kind: 'comment'; readonly text: string } {
  return { kind: 'comment', text };
}
