import { jump, type ChainBuilder } from '../chainBuilder.ts';
import { appendForwarding } from './filterChains.ts';
import { portChains } from './portChains.ts';
import type { KubeProxySite } from './servicePorts.ts';

/** The mark of packets that are to leave with the node's own address. */
const masqueradeMark = 0x4000;
/** The mark of packets that the kubelet's firewall drops; up to this Kubernetes minor. */
const dropMark = 0x8000;
const dropMarkUntil = 26;

const lastOfServices = 'kubernetes service nodeports; NOTE: this must be the last rule in this chain';

/** Everything that kube-proxy in its iptables mode, and the kubelet, write on a node. */
export function appendKubeProxyChains(builder: ChainBuilder, site: KubeProxySite): void {
  const { minor, nodeName, ports } = site;
  for (const chain of ['PREROUTING', 'OUTPUT'])
    builder.append('nat', chain, jump('KUBE-SERVICES', 'kubernetes service portals'));
  builder.append('nat', 'POSTROUTING', jump('KUBE-POSTROUTING', 'kubernetes postrouting rules'));
  for (const table of ['mangle', 'nat', 'filter'] as const) {
    builder.append(table, 'KUBE-KUBELET-CANARY');
    builder.append(table, 'KUBE-PROXY-CANARY');
  }
  appendMarks(builder, minor);
  const chains = ports.map((port) => portChains(port, minor, nodeName));
  builder.appendAll(
    'nat',
    'KUBE-NODEPORTS',
    chains.flatMap(({ inNodePorts }) => inNodePorts),
  );
  builder.appendAll(
    'nat',
    'KUBE-SERVICES',
    chains.flatMap(({ inServices }) => inServices),
  );
  for (const { own } of chains) for (const chain of own) builder.put('nat', chain);
  builder.append('nat', 'KUBE-SERVICES', {
    matches: [
      { kind: 'comment', text: lastOfServices },
      { kind: 'addrtype', side: 'dst', type: 'LOCAL' },
    ],
    target: { kind: 'jump', chain: 'KUBE-NODEPORTS' },
  });
  appendForwarding(builder, site);
}

function appendMarks(builder: ChainBuilder, minor: number): void {
  const set = (value: number) => ({ matches: [], target: { kind: 'MARK', value, mask: value } }) as const;
  if (minor < dropMarkUntil) builder.append('nat', 'KUBE-MARK-DROP', set(dropMark));
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
      matches: [{ kind: 'comment', text: 'kubernetes service traffic requiring SNAT' }],
      target: { kind: 'MASQUERADE', random: 'random-fully' },
    },
  );
}
