import { afterEach, expect, test } from 'vitest';
import { services } from '../../../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../../../src/simulator/kubernetes/writes/create.ts';
import { allPods, deploy } from '../../../../control/workloads.ts';
import { startNetworkLab, type NetworkLab } from '../../../networkLab.ts';
import { chainNames, rulesOf } from '../dump.ts';

let lab: NetworkLab;
afterEach(() => lab.dispose());

function serve(spec: Record<string, unknown>): void {
  createObject(lab.controlPlane.api, services, {
    metadata: { name: 'nginx', namespace: 'default' },
    spec: { selector: { app: 'nginx' }, ports: [{ port: 80, targetPort: 80, nodePort: 30_080 }], ...spec },
  });
  lab.clock.advance(5000);
}

test('the chains of the cluster’s DNS, in the words of a published dump', async () => {
  lab = await startNetworkLab({ nodes: 2 });
  const { namespace } = lab.node(0);
  const rules = rulesOf(namespace, 'nat');
  const [first = '', second = ''] = allPods(lab)
    .filter(({ metadata }) => metadata.labels?.['k8s-app'] === 'kube-dns')
    .map(({ status }) => status.podIP ?? '')
    .toSorted();
  expect(rules).toContain(
    '-A KUBE-SERVICES -d 10.100.0.10/32 -p udp -m comment --comment "kube-system/kube-dns:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-TCOU7JCQXEZGVUNU',
  );
  const choice = rules.filter((rule) => rule.startsWith('-A KUBE-SVC-TCOU7JCQXEZGVUNU'));
  expect(choice.map((rule) => rule.replace(/KUBE-SEP-[A-Z2-7]{16}$/, 'SEP'))).toEqual([
    `-A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> ${first}:53" -m statistic --mode random --probability 0.50000000000 -j SEP`,
    `-A KUBE-SVC-TCOU7JCQXEZGVUNU -m comment --comment "kube-system/kube-dns:dns -> ${second}:53" -j SEP`,
  ]);
  const endpoint = /KUBE-SEP-[A-Z2-7]{16}$/.exec(choice[0] ?? '')?.[0] ?? '';
  expect(rules.filter((rule) => rule.startsWith(`-A ${endpoint} `))).toEqual([
    `-A ${endpoint} -s ${first}/32 -m comment --comment "kube-system/kube-dns:dns" -j KUBE-MARK-MASQ`,
    `-A ${endpoint} -p udp -m comment --comment "kube-system/kube-dns:dns" -m udp -j DNAT --to-destination ${first}:53`,
  ]);
  expect(rules.filter((rule) => /POSTROUTING|MARK-MASQ -j/.test(rule))).toEqual([
    '-A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING',
    '-A POSTROUTING -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-0',
    '-A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000',
    '-A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN',
    '-A KUBE-POSTROUTING -j MARK --set-xmark 0x4000/0x0',
    '-A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully',
  ]);
  expect(rules.filter((rule) => rule.startsWith('-A KUBE-SERVICES')).at(-1)).toBe(
    '-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS',
  );
});

test('equal chances of three endpoints, and a chain for traffic from outside', async () => {
  lab = await startNetworkLab({ nodes: 2 });
  deploy(lab, 'nginx', 3);
  serve({ type: 'NodePort' });
  lab.clock.advance(60_000);
  const rules = rulesOf(lab.node(1).namespace, 'nat').filter((rule) => rule.includes('default/nginx'));
  expect(rules.flatMap((rule) => /--probability (\S+)/.exec(rule)?.[1] ?? [])).toEqual([
    '0.33333333349',
    '0.50000000000',
  ]);
  const external = /-j (KUBE-EXT-\S+)/.exec(rules.find((rule) => rule.includes('--dport 30080')) ?? '')?.[1] ?? '';
  expect(rules).toContain(
    `-A KUBE-NODEPORTS -p tcp -m comment --comment "default/nginx" -m tcp --dport 30080 -j ${external}`,
  );
  expect(rules).toContain(
    `-A ${external} -m comment --comment "masquerade traffic for default/nginx external destinations" -j KUBE-MARK-MASQ`,
  );
});

test('a service without endpoints has no chain, and is refused', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  serve({ type: 'ClusterIP', ports: [{ port: 80, targetPort: 80 }] });
  const address = lab.controlPlane.api.store.get(services, 'default', 'nginx')?.spec.clusterIP ?? '';
  const { namespace } = lab.node(0);
  expect(rulesOf(namespace, 'nat').filter((rule) => rule.includes('default/nginx'))).toEqual([]);
  expect(rulesOf(namespace, 'filter')).toContain(
    `-A KUBE-SERVICES -d ${address}/32 -p tcp -m comment --comment "default/nginx has no endpoints" -m tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable`,
  );
});

test('chains are listed the built-in ones first, then by name', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const names = chainNames(lab.node(0).namespace, 'nat');
  expect(names.slice(0, 4)).toEqual(['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING']);
  expect(names.slice(4)).toEqual(names.slice(4).toSorted());
  expect(names).toContain('KUBE-MARK-DROP');
});

test('the filter table of a node of 1.34, in the words of a published dump', async () => {
  lab = await startNetworkLab({ nodes: 1, version: '1.34' });
  // The cluster's own service has no endpoints in this lab, and is refused for it.
  const refused = /has no endpoints/;
  expect(rulesOf(lab.node(0).namespace, 'filter').filter((rule) => !refused.test(rule))).toEqual([
    '-A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL',
    '-A INPUT -m comment --comment "kubernetes health check service ports" -j KUBE-NODEPORTS',
    '-A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES',
    '-A INPUT -j KUBE-FIREWALL',
    '-A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL',
    '-A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD',
    '-A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES',
    '-A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES',
    '-A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL',
    '-A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES',
    '-A OUTPUT -j KUBE-FIREWALL',
    '-A KUBE-FIREWALL ! -s 127.0.0.0/8 -d 127.0.0.0/8 -m comment --comment "block incoming localnet connections" -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP',
    '-A KUBE-FORWARD -m conntrack --ctstate INVALID -m nfacct --nfacct-name  ct_state_invalid_dropped_pkts -j DROP',
    '-A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x4000/0x4000 -j ACCEPT',
    '-A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
  ]);
  expect(chainNames(lab.node(0).namespace, 'nat')).not.toContain('KUBE-MARK-DROP');
});
