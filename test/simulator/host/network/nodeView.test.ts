import { afterEach, expect, test } from 'vitest';
import { pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { routeLine, ruleLine } from '../../../../src/simulator/host/network/iproute.ts';
import type { HostNetwork, TableName } from '../../../../src/simulator/host/network/hostNetwork.ts';
import { deploy } from '../../control/workloads.ts';
import { startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab | undefined;
afterEach(() => {
  lab?.dispose();
});

function table(view: HostNetwork, name: TableName): readonly string[] {
  return view.routes.filter((route) => route.table === name).map(routeLine);
}

test('a node of 2023 with pods on two interfaces', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  deploy(lab, 'nginx', 5);
  lab.clock.advance(60_000);
  const view = lab.node(0).namespace.view();
  const [first, second] = lab.interfaces(0);
  const onSecond = lab.podsOn(0, 1).map(({ status }) => status.podIP ?? '');
  expect(onSecond.length).toBeGreaterThan(0);

  expect(view.links.slice(0, 2).map(({ index, name }) => [index, name])).toEqual([
    [1, 'lo'],
    [2, 'eth0'],
  ]);
  // Two coredns came first, then the second interface, then the others.
  const names = view.links.map(({ name }) => name);
  expect(names.indexOf('eth1')).toBe(4);
  expect(names).toHaveLength(3 + 7 + (names.includes('eth2') ? 1 : 0));
  expect(view.links[2]?.peer?.index).toBe(3);
  expect(view.links[1]?.addresses[0]).toMatchObject({ address: first?.addresses[0], prefixLength: 24 });

  expect(table(view, 'main').slice(0, 3)).toEqual([
    'default via 192.168.1.1 dev eth0',
    '169.254.169.254 dev eth0',
    `192.168.1.0/24 dev eth0 proto kernel scope link src ${first?.addresses[0] ?? ''}`,
  ]);
  expect(table(view, 'main')).toHaveLength(3 + 7);
  expect(table(view, '2')).toEqual(['default via 192.168.1.1 dev eth1', '192.168.1.1 dev eth1 scope link']);

  const rules = view.rules.map(ruleLine);
  expect(rules[0]).toBe('0:\tfrom all lookup local');
  expect(rules.filter((rule) => rule.startsWith('512:'))).toHaveLength(7);
  expect(rules).toContain('1024:\tfrom all fwmark 0x80/0x80 lookup main');
  expect(rules.filter((rule) => rule.startsWith('1536:')).toSorted()).toEqual(
    onSecond.map((address) => `1536:\tfrom ${address} lookup 2`).toSorted(),
  );
  expect(rules.filter((rule) => rule.startsWith('32765:'))).toEqual([]);
  expect(rules.slice(-2)).toEqual(['32766:\tfrom all lookup main', '32767:\tfrom all lookup default']);
  expect(second?.attachment?.deviceIndex).toBe(1);
});

test('a node of today', async () => {
  lab = await startNetworkLab({ version: '1.34', nodes: 1 });
  deploy(lab, 'nginx', 5);
  lab.clock.advance(60_000);
  const view = lab.node(0).namespace.view();
  const [first, second] = lab.interfaces(0);
  const own = first?.addresses[0] ?? '';
  expect(view.links[1]).toMatchObject({ name: 'ens5', altNames: ['enp0s5'], qdisc: 'mq', mtu: 9001 });
  expect(table(view, 'main').slice(0, 4)).toEqual([
    `default via 192.168.1.1 dev ens5 proto dhcp src ${own} metric 512`,
    `192.168.0.2 via 192.168.1.1 dev ens5 proto dhcp src ${own} metric 512`,
    `192.168.1.0/24 dev ens5 proto kernel scope link src ${own} metric 512`,
    `192.168.1.1 dev ens5 proto dhcp scope link src ${own} metric 512`,
  ]);
  expect(view.rules.map(ruleLine)).toContain(`32765:\tfrom ${second?.addresses[0] ?? ''} lookup 2`);
});

test('a pod sees one address, and a gateway that nobody has', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const [pod] = lab.podsOn(0, 0);
  if (pod === undefined) throw new Error('no pod');
  const site = lab.site(pod);
  const view = site.namespace.view();
  const host = lab.node(0).namespace.view();
  const veth = host.links.find(({ index }) => index === view.links[1]?.peer?.index);
  expect(table(view, 'main')).toEqual(['default via 169.254.1.1 dev eth0', '169.254.1.1 dev eth0 scope link']);
  expect(view.links[1]?.addresses[0]).toMatchObject({ address: pod.status.podIP, prefixLength: 32 });
  expect(veth?.name).toMatch(/^eni[0-9a-f]{11}$/);
  expect(view.neighbours).toEqual([{ address: '169.254.1.1', device: 'eth0', mac: veth?.mac, state: 'PERMANENT' }]);
});

test('links keep their numbers while they live, and numbers are not used again', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const before = lab.node(0).namespace.view().links;
  deploy(lab, 'nginx', 3);
  lab.clock.advance(60_000);
  const grown = lab.node(0).namespace.view().links;
  expect(grown.slice(0, before.length).map(({ name, index, mac }) => [name, index, mac])).toEqual(
    before.map(({ name, index, mac }) => [name, index, mac]),
  );
  const highest = grown.at(-1)?.index ?? 0;
  for (const pod of lab.podsOn(0, 1)) lab.controlPlane.api.store.remove(pods, 'default', pod.metadata.name);
  lab.clock.advance(60_000);
  const later = lab.node(0).namespace.view().links;
  expect(later.at(-1)?.index).toBeGreaterThan(highest);
});

test.each([
  [{}, 1],
  [{ AWS_VPC_CNI_NODE_PORT_SUPPORT: 'false' }, 1],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' }, 1],
  [{ AWS_VPC_CNI_NODE_PORT_SUPPORT: 'false', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' }, 0],
])('with %o there are %i rules for marked packets', async (env, count) => {
  lab = await startNetworkLab({ nodes: 1, env });
  const rules = lab.node(0).namespace.view().rules.map(ruleLine);
  expect(rules.filter((rule) => rule.startsWith('1024:'))).toHaveLength(count);
});

test('settings of the VPC CNI: names and sizes of links, and blocks that the main table reaches', async () => {
  lab = await startNetworkLab({
    nodes: 1,
    env: {
      AWS_VPC_K8S_CNI_VETHPREFIX: 'pod',
      AWS_VPC_ENI_MTU: '1500',
      POD_MTU: '1400',
      AWS_EXTERNAL_SERVICE_CIDRS: '10.9.0.0/16, 10.8.0.0/16',
    },
  });
  const { links, rules } = lab.node(0).namespace.view();
  expect(links.filter(({ kind }) => kind === 'ethernet').map(({ mtu }) => mtu)).toEqual([1500, 1500]);
  const veths = links.filter(({ kind }) => kind === 'veth');
  expect(veths.length).toBeGreaterThan(0);
  for (const { name, mtu } of veths) expect([name, mtu]).toEqual([expect.stringMatching(/^pod[0-9a-f]{11}$/), 1400]);
  expect(rules.map(ruleLine).filter((rule) => rule.startsWith('1535:'))).toEqual([
    '1535:\tfrom all to 10.9.0.0/16 lookup main',
    '1535:\tfrom all to 10.8.0.0/16 lookup main',
  ]);
});
