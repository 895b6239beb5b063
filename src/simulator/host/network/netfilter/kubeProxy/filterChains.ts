import { jump, type ChainBuilder } from '../chainBuilder.ts';
import type { Match, NetfilterRule } from '../netfilter.ts';
import type { KubeProxySite, ProxiedPort } from './servicePorts.ts';

/** Since these Kubernetes minors, load balancers' source ranges have a chain, and invalid packets are accounted for. */
const [balancerFirewallSince, accountingSince] = [26, 32];

/** The filter table: what is forwarded, what is refused for want of endpoints, and the kubelet's firewall. */
export function appendForwarding(builder: ChainBuilder, { minor, ports, nodeName }: KubeProxySite): void {
  const accounted: readonly Match[] =
    minor >= accountingSince ? [{ kind: 'nfacct', name: 'ct_state_invalid_dropped_pkts' }] : [];
  const fresh: Match = { kind: 'conntrack', states: ['NEW'] };
  const portals = (chain: string, text: string): NetfilterRule => ({
    matches: [fresh, { kind: 'comment', text }],
    target: { kind: 'jump', chain },
  });
  const services = portals('KUBE-SERVICES', 'kubernetes service portals');
  const external = portals('KUBE-EXTERNAL-SERVICES', 'kubernetes externally-visible service portals');
  const firewall: NetfilterRule = { matches: [], target: { kind: 'jump', chain: 'KUBE-FIREWALL' } };
  const balancers =
    minor >= balancerFirewallSince ? [portals('KUBE-PROXY-FIREWALL', 'kubernetes load balancer firewall')] : [];
  const healthChecks = jump('KUBE-NODEPORTS', 'kubernetes health check service ports');
  const forwarding = jump('KUBE-FORWARD', 'kubernetes forwarding rules');
  builder.appendAll('filter', 'INPUT', [...balancers, healthChecks, external, firewall]);
  builder.appendAll('filter', 'FORWARD', [...balancers, forwarding, services, external]);
  builder.appendAll('filter', 'OUTPUT', [...balancers, services, firewall]);
  if (balancers.length > 0) builder.append('filter', 'KUBE-PROXY-FIREWALL');
  builder.append('filter', 'KUBE-NODEPORTS');
  builder.appendAll(
    'filter',
    'KUBE-EXTERNAL-SERVICES',
    ports.flatMap((port) => refusedOutside(port, nodeName)),
  );
  builder.appendAll('filter', 'KUBE-SERVICES', ports.flatMap(refusedInside));
  appendFirewall(builder, minor);
  builder.append(
    'filter',
    'KUBE-FORWARD',
    { matches: [{ kind: 'conntrack', states: ['INVALID'] }, ...accounted], target: { kind: 'DROP' } },
    {
      matches: [
        { kind: 'comment', text: 'kubernetes forwarding rules' },
        { kind: 'mark', value: 0x4000, mask: 0x4000 },
      ],
      target: { kind: 'ACCEPT' },
    },
    {
      matches: [
        { kind: 'comment', text: 'kubernetes forwarding conntrack rule' },
        { kind: 'conntrack', states: ['RELATED', 'ESTABLISHED'] },
      ],
      target: { kind: 'ACCEPT' },
    },
  );
}

function appendFirewall(builder: ChainBuilder, minor: number): void {
  if (minor < 26)
    builder.append('filter', 'KUBE-FIREWALL', {
      matches: [
        { kind: 'comment', text: 'kubernetes firewall for dropping marked packets' },
        { kind: 'mark', value: 0x8000, mask: 0x8000 },
      ],
      target: { kind: 'DROP' },
    });
  builder.append('filter', 'KUBE-FIREWALL', {
    source: { value: '127.0.0.0/8', not: true },
    destination: { value: '127.0.0.0/8' },
    matches: [
      { kind: 'comment', text: 'block incoming localnet connections' },
      { kind: 'conntrack', states: ['RELATED', 'ESTABLISHED', 'DNAT'], not: true },
    ],
    target: { kind: 'DROP' },
  });
}

function refusedInside({ name, protocol, clusterIp, port, endpoints }: ProxiedPort): readonly NetfilterRule[] {
  if (endpoints.length > 0) return [];
  return [
    {
      destination: { value: `${clusterIp}/32` },
      protocol: { value: protocol },
      matches: [
        { kind: 'comment', text: `${name} has no endpoints` },
        { kind: 'port', protocol, destinationPort: port },
      ],
      target: { kind: 'REJECT', with: 'icmp-port-unreachable' },
    },
  ];
}

/** At a node port: refused where there are no endpoints at all, dropped where none of those wanted is on the node. */
function refusedOutside(port: ProxiedPort, nodeName: string): readonly NetfilterRule[] {
  const { name, protocol, nodePort, endpoints, localOnly } = port;
  const isServed = !localOnly || endpoints.some((each) => each.nodeName === nodeName);
  if (nodePort === undefined || (endpoints.length > 0 && isServed)) return [];
  const [text, target] =
    endpoints.length === 0
      ? (['has no endpoints', { kind: 'REJECT', with: 'icmp-port-unreachable' }] as const)
      : (['has no local endpoints', { kind: 'DROP' }] as const);
  return [
    {
      protocol: { value: protocol },
      matches: [
        { kind: 'comment', text: `${name} ${text}` },
        { kind: 'addrtype', side: 'dst', type: 'LOCAL' },
        { kind: 'port', protocol, destinationPort: nodePort },
      ],
      target,
    },
  ];
}
