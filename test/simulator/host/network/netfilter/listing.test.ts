import { afterAll, beforeAll, expect, test } from 'vitest';
import { listing } from '../../../../../src/simulator/host/network/netfilter/listing.ts';
import { specification } from '../../../../../src/simulator/host/network/netfilter/specification.ts';
import { startNetworkLab, type NetworkLab } from '../../networkLab.ts';

let lab: NetworkLab;
beforeAll(async () => {
  lab = await startNetworkLab({ nodes: 1 });
});
afterAll(() => lab.dispose());

// As a published dump of a node with the VPC CNI before 1.16 has them (`iptables -t nat -L -n -v`), its addresses as N.
test.each([
  [/-A PREROUTING .*KUBE-SERVICES$/, 'KUBE-SERVICES all * * 0.0.0.0/0 0.0.0.0/0 /* kubernetes service portals */'],
  [
    /-A PREROUTING -i eni/,
    'AWS-CONNMARK-CHAIN-0 all eni+ * 0.0.0.0/0 0.0.0.0/0 /* AWS, outbound connections */ state NEW',
  ],
  [/--restore-mark/, 'CONNMARK all * * 0.0.0.0/0 0.0.0.0/0 /* AWS, CONNMARK */ CONNMARK restore mask 0x80'],
  [
    /-A AWS-CONNMARK-CHAIN-0/,
    'AWS-CONNMARK-CHAIN-1 all * * 0.0.0.0/0 !192.168.0.0/16 /* AWS CONNMARK CHAIN, VPC CIDR */',
  ],
  [/-A AWS-CONNMARK-CHAIN-1/, 'CONNMARK all * * 0.0.0.0/0 0.0.0.0/0 /* AWS, CONNMARK */ CONNMARK or 0x80'],
  [
    /-A AWS-SNAT-CHAIN-1/,
    'SNAT all * !vlan+ 0.0.0.0/0 0.0.0.0/0 /* AWS, SNAT */ ADDRTYPE match dst-type !LOCAL to:N random-fully',
  ],
  [/-A KUBE-MARK-MASQ/, 'MARK all * * 0.0.0.0/0 0.0.0.0/0 MARK or 0x4000'],
  [/-A KUBE-POSTROUTING .*RETURN/, 'RETURN all * * 0.0.0.0/0 0.0.0.0/0 mark match ! 0x4000/0x4000'],
  [/-A KUBE-POSTROUTING -j MARK/, 'MARK all * * 0.0.0.0/0 0.0.0.0/0 MARK xor 0x4000'],
  [
    /-A KUBE-POSTROUTING .*MASQUERADE/,
    'MASQUERADE all * * 0.0.0.0/0 0.0.0.0/0 /* kubernetes service traffic requiring SNAT */ random-fully',
  ],
  [/-A KUBE-SEP-\w+ -s .*kube-dns:dns"/, 'KUBE-MARK-MASQ all * * N 0.0.0.0/0 /* kube-system/kube-dns:dns */'],
  [/-A KUBE-SEP-\w+ -p udp/, 'DNAT udp * * 0.0.0.0/0 0.0.0.0/0 /* kube-system/kube-dns:dns */ udp to:N:53'],
  [
    /-A KUBE-SERVICES .*kube-dns:metrics/,
    'KUBE-SVC-JD5MR3NA4I4DYORP tcp * * 0.0.0.0/0 10.100.0.10 /* kube-system/kube-dns:metrics cluster IP */ tcp dpt:9153',
  ],
  [
    /kube-dns:dns -.*--probability/,
    'CHAIN all * * 0.0.0.0/0 0.0.0.0/0 /* kube-system/kube-dns:dns -> N:53 */ statistic mode random probability 0.50000000000',
  ],
])('%s', (which, expected) => {
  const rules = lab
    .node(0)
    .namespace.netfilter('nat')
    .chains.flatMap(({ name, rules: own }) => own.map(({ rule }) => ({ rule, text: specification(name, rule) })));
  const found = rules.find(({ text }) => which.test(text));
  if (found === undefined) throw new Error(`no rule like ${which.source}`);
  const { target, protocol, in: inside, out, source, destination, rest } = listing(found.rule);
  const columns = [target, protocol, inside, out, source, destination, rest].join(' ');
  expect(columns.replaceAll(/192\.168\.1\.\d+/g, 'N').replace(/^KUBE-SEP-\w+/, 'CHAIN')).toBe(expected);
});
