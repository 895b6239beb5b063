import { describe, expect, test } from 'vitest';
import { packetPath } from '../../../src/domain/routing/packetPath.ts';
import type { PathEnd } from '../../../src/domain/routing/pathQuestion.ts';
import type { Station } from '../../../src/domain/routing/station.ts';
import type { Topology } from '../../../src/domain/routing/topology.ts';
import { coredns, lab2023, neighbour, netshoot, today, withCni, withNodes } from './topologies.ts';

const google: PathEnd = { kind: 'address', address: '142.251.222.4' };

function pathOf(topology: Topology, from: PathEnd, to: PathEnd) {
  const path = packetPath(topology, { from, to });
  if (path.kind !== 'path') throw new Error(path.reason);
  return path;
}

const told = (stations: readonly Station[]) =>
  stations.map(({ why, name, source, destination, lines }) =>
    [`${why} ${name}`, `${source} > ${destination}`, ...lines.map(({ text }) => text)].join(' | '),
  );

test('a pod on the second interface to the internet: addresses and rules of the post, sheet 3.3 to 3.5', () => {
  const { outward, back, outcome } = pathOf(lab2023, netshoot, google);
  const out = '192.168.2.243 > 142.251.222.4';
  const natted = '192.168.2.25 > 142.251.222.4';
  expect(told(outward)).toEqual([
    `pod-sends eth0 | ${out} | default via 169.254.1.1 dev eth0`,
    `veth eni8397fc40833 | ${out}`,
    `marked 0x80 | ${out} | -A AWS-CONNMARK-CHAIN-1 -m comment --comment "AWS, CONNMARK" -j CONNMARK --set-xmark 0x80/0x80 | -A PREROUTING -m comment --comment "AWS, CONNMARK" -j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80`,
    `rule-marked 1024 | ${out} | 1024:\tfrom all fwmark 0x80/0x80 lookup main`,
    `route-default main | ${out} | default via 192.168.2.1 dev eth0`,
    `snat-changed AWS-SNAT-CHAIN-1 | ${natted} | -A AWS-SNAT-CHAIN-1 ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source 192.168.2.25 --random-fully`,
    `interface-out eni-20 | ${natted}`,
    `vpc-route igw-0a1 | ${natted} | 0.0.0.0/0 → igw-0a1`,
    `internet-gateway-out igw-0a1 | 3.37.45.216 > 142.251.222.4`,
    `outside 142.251.222.4 | 3.37.45.216 > 142.251.222.4`,
  ]);
  const home = '142.251.222.4 > 192.168.2.243';
  expect(told(back)).toEqual([
    'outside 142.251.222.4 | 142.251.222.4 > 3.37.45.216',
    'internet-gateway-in igw-0a1 | 142.251.222.4 > 192.168.2.25',
    'vpc-local local | 142.251.222.4 > 192.168.2.25 | 192.168.0.0/16 → local',
    'interface-in eni-20 | 142.251.222.4 > 192.168.2.25',
    `connection-destination conntrack | ${home}`,
    `rule-to-pod 512 | ${home} | 512:\tfrom all to 192.168.2.243 lookup main`,
    `route-pod main | ${home} | 192.168.2.243 dev eni8397fc40833 scope link`,
    `veth-in eni8397fc40833 | ${home}`,
    `pod-receives eth0 | ${home}`,
  ]);
  expect(outcome).toBe('delivered');
});

test('pods of two nodes: by the interface that has the address, and nothing is translated', () => {
  const { outward, back } = pathOf(lab2023, netshoot, neighbour);
  expect([...outward, ...back].filter(({ changed }) => changed !== undefined)).toEqual([]);
  const lines = (stations: readonly Station[]) => stations.flatMap((each) => each.lines.map(({ text }) => text));
  expect(lines(outward)).toEqual([
    'default via 169.254.1.1 dev eth0',
    '1536:\tfrom 192.168.2.243 lookup 2',
    'default via 192.168.2.1 dev eth1',
    '-A AWS-SNAT-CHAIN-0 ! -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-1',
    '192.168.0.0/16 → local',
    '512:\tfrom all to 192.168.1.74 lookup main',
    expect.stringMatching(/^192\.168\.1\.74 dev eni[0-9a-f]{11} scope link$/),
  ]);
  expect(lines(back).slice(0, 3)).toEqual([
    'default via 169.254.1.1 dev eth0',
    '32766:\tfrom all lookup main',
    'default via 192.168.1.1 dev eth0',
  ]);
});

test('pods of one node meet in its main table, whatever interface they belong to', () => {
  const { outward } = pathOf(lab2023, netshoot, coredns);
  expect(outward.map(({ why }) => why)).toEqual([
    'pod-sends',
    'veth',
    'rule-to-pod',
    'route-pod',
    'veth-in',
    'pod-receives',
  ]);
  // Veth names of both pods are in the post.
  expect(outward.map(({ name }) => name)).toEqual(['eth0', 'eni8397fc40833', '512', 'main', 'eni141ecaa749b', 'eth0']);
});

test('Amazon Linux 2023 and one chain: names of interfaces, the source and metric of routes, a return', () => {
  const { outward } = pathOf(today, netshoot, google);
  const texts = outward.flatMap(({ lines }) => lines.map(({ text }) => text));
  expect(texts).toContain('default via 192.168.2.1 dev ens5 proto dhcp src 192.168.2.25 metric 512');
  expect(texts).toContain(
    '-A AWS-SNAT-CHAIN-0 ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source 192.168.2.25 --random-fully',
  );
  const inside = pathOf(today, netshoot, neighbour).outward;
  expect(inside.find(({ kind }) => kind === 'snat')?.lines[0]?.text).toBe(
    '-A AWS-SNAT-CHAIN-0 -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j RETURN',
  );
  expect(inside.find(({ why }) => why === 'interface-out')?.values).toEqual(['ens6']);
});

test('since 1.23 nftables marks, where iptables is a way to write it', () => {
  const marked = pathOf(withCni(today, { minor: 23 }), netshoot, google).outward.find(({ kind }) => kind === 'mark');
  expect(new Set(marked?.lines.map(({ command }) => command))).toEqual(new Set(['sudo nft list table ip aws-cni']));
});

describe('a node', () => {
  const [first, second] = lab2023.nodes.map(({ name }): PathEnd => ({ kind: 'node', name }));

  test('is reached by its first address, and answers from it', () => {
    const { outward, back } = pathOf(lab2023, netshoot, first as PathEnd);
    expect(outward.slice(-3).map(({ why }) => why)).toEqual(['rule-local', 'route-local', 'node-receives']);
    expect(back.map(({ why }) => why).slice(0, 3)).toEqual(['node-sends', 'rule-main', 'route-default']);
  });

  test('lends its network to pods of the host network', () => {
    const shared: PathEnd = { kind: 'pod', namespace: 'kube-system', name: 'kube-proxy-jg2nz' };
    expect(pathOf(lab2023, shared, google)).toEqual(pathOf(lab2023, second as PathEnd, google));
  });
});

describe('beyond the VPC', () => {
  const server: PathEnd = { kind: 'address', address: '10.0.3.4' };
  const peeredRoute = { destination: '10.0.0.0/16', target: 'pcx-01' };
  const peered: Topology = {
    ...lab2023,
    subnets: lab2023.subnets.map((each) => ({ ...each, routes: [...(each.routes ?? []), peeredRoute] })),
  };

  test('a peered VPC sees the node, unless its block is excluded', () => {
    const seen = (topology: Topology) => pathOf(topology, netshoot, server).outward.at(-1)?.source;
    expect(seen(peered)).toBe('192.168.2.25');
    const excluded = withCni(peered, { excludeSnatCidrs: ['10.0.0.0/16'] });
    expect(seen(excluded)).toBe('192.168.2.243');
    const { outward } = pathOf(excluded, netshoot, server);
    expect(outward.find(({ kind }) => kind === 'snat')).toMatchObject({
      why: 'snat-excluded',
      lines: [
        {
          text: '-A AWS-SNAT-CHAIN-1 ! -d 10.0.0.0/16 -m comment --comment "AWS SNAT CHAIN EXCLUDED CIDR" -j AWS-SNAT-CHAIN-2',
        },
      ],
    });
    expect(outward.map(({ why }) => why)).toContain('rule-from-pod');
  });

  test('a private address is nobody’s on the internet', () => {
    const { outcome, outward } = pathOf(lab2023, netshoot, server);
    expect([outcome, outward.at(-1)?.why]).toEqual(['lost', 'lost-private-destination']);
  });

  test('external SNAT leaves the pod’s address, for which an internet gateway has no public one', () => {
    const { outcome, outward, back } = pathOf(withCni(lab2023, { externalSnat: true }), netshoot, google);
    expect(outcome).toBe('lost');
    expect(outward.map(({ why }) => why)).not.toContain('marked');
    expect(outward.at(-1)).toMatchObject({ why: 'lost-no-public-address', source: '192.168.2.243' });
    expect(back).toEqual([]);
  });

  test('external SNAT by a NAT gateway', () => {
    const natted: Topology = {
      ...withCni(lab2023, { externalSnat: true }),
      subnets: [
        ...lab2023.subnets.map((each) => ({ ...each, routes: [{ destination: '0.0.0.0/0', target: 'nat-01' }] })),
        { id: 'subnet-9', cidr: '192.168.9.0/24', routes: [{ destination: '0.0.0.0/0', target: 'igw-0a1' }] },
      ],
      natGateways: [{ id: 'nat-01', subnetId: 'subnet-9', address: '192.168.9.8', publicAddress: '198.51.100.7' }],
    };
    const { outward, outcome } = pathOf(natted, netshoot, google);
    expect(outward.filter(({ changed }) => changed !== undefined).map(({ source }) => source)).toEqual([
      '192.168.9.8',
      '198.51.100.7',
    ]);
    expect(outcome).toBe('delivered');
  });

  test('a node without a public address behind an internet gateway loses its packets there', () => {
    const hidden = withNodes(lab2023, (each) => ({ ...each, publicAddress: undefined }));
    expect(pathOf(hidden, netshoot, google).outward.at(-1)).toMatchObject({
      kind: 'lost',
      why: 'lost-no-public-address',
      source: '192.168.2.25',
      values: ['192.168.2.25', 'igw-0a1', lab2023.nodes[1]?.name],
    });
  });

  test('what route tables say is said to be assumed while nobody has read them', () => {
    const unread = { ...lab2023, subnets: lab2023.subnets.map((each) => ({ ...each, routes: undefined })) };
    const path = pathOf(unread, netshoot, google);
    expect([path.outcome, path.assumptions]).toEqual(['delivered', ['route-tables']]);
    expect(pathOf(unread, netshoot, neighbour).assumptions).toEqual([]);
  });
});

test('a Service: kube-proxy’s chain of default/kubernetes:https, one endpoint, and its address on the answer', () => {
  const { outward, back, assumptions } = pathOf(lab2023, netshoot, {
    kind: 'service',
    namespace: 'default',
    name: 'kubernetes',
    portName: 'https',
  });
  const chosen = outward.find(({ kind }) => kind === 'service');
  // Chain name: every cluster’s iptables dump has it. kube-proxy sorts endpoints as text, with their ports.
  expect(chosen?.lines.map(({ text }) => text)).toEqual([
    '-A KUBE-SERVICES -d 10.100.0.1/32 -p tcp -m comment --comment "default/kubernetes:https cluster IP" -m tcp --dport 443 -j KUBE-SVC-NPX46M4PTMTKRN6Y',
    expect.stringMatching(
      /^-A KUBE-SVC-NPX46M4PTMTKRN6Y -m comment --comment "default\/kubernetes:https -> 192\.168\.1\.74:443" -m statistic --mode random --probability 0\.50000000000 -j KUBE-SEP-[A-Z2-7]{16}$/,
    ),
    expect.stringMatching(/-j DNAT --to-destination 192\.168\.1\.74:443$/),
  ]);
  expect(chosen).toMatchObject({ changed: 'destination', destination: '192.168.1.74' });
  expect(back.at(-1)).toMatchObject({ source: '10.100.0.1', destination: '192.168.2.243' });
  expect(assumptions).toEqual(['kube-proxy']);
});

describe('what is not known says so', () => {
  const reason = (topology: Topology, from: PathEnd, to: PathEnd = google) => {
    const path = packetPath(topology, { from, to });
    return path.kind === 'unknown' ? path.reason : path.kind;
  };
  const pods = (change: object) =>
    withNodes(lab2023, (each) => ({ ...each, pods: each.pods.map((one) => ({ ...one, ...change })) }));

  test.each([
    ['gone', reason(lab2023, { kind: 'pod', namespace: 'default', name: 'nobody' })],
    ['gone', reason(lab2023, { kind: 'node', name: 'nobody' })],
    ['no-address', reason(pods({ address: undefined }), netshoot)],
    ['ipv6', reason(pods({ address: '2001:db8::7' }), netshoot)],
    ['ipv6', reason(lab2023, netshoot, { kind: 'address', address: '2001:db8::7' })],
    ['not-an-address', reason(lab2023, netshoot, { kind: 'address', address: 'example.com' })],
    [
      'no-interface',
      reason(
        withNodes(lab2023, (each) => ({ ...each, interfaces: [] })),
        netshoot,
      ),
    ],
    [
      'fargate',
      reason(
        withNodes(lab2023, (each) => ({ ...each, networking: 'fargate' })),
        netshoot,
      ),
    ],
    [
      'auto-mode',
      reason(
        withNodes(lab2023, (each) => ({ ...each, networking: 'auto-mode' })),
        netshoot,
      ),
    ],
    ['no-network', reason({ ...lab2023, subnets: [] }, netshoot)],
    [
      'no-endpoint',
      reason({ ...lab2023, services: lab2023.services.map((each) => ({ ...each, endpoints: [] })) }, netshoot, {
        kind: 'address',
        address: '10.100.0.1',
      }),
    ],
  ])('%s', (expected, found) => expect(found).toBe(expected));
});
