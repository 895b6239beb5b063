import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { routeLine, ruleLine } from '../../../src/simulator/host/network/iproute.ts';
import type { NetworkSite } from '../../../src/simulator/host/network/networkSite.ts';
import { specification } from '../../../src/simulator/host/network/netfilter/specification.ts';
import { echo } from '../../../src/simulator/host/packets/echo.ts';
import { resolve } from '../../../src/simulator/host/packets/lookup.ts';
import { request } from '../../../src/simulator/host/packets/tcpClient.ts';
import { deployments, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { isReady } from '../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { lab2023 } from '../../../src/simulator/presets/lab2023/lab2023.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { primaryInterface } from '../../../src/simulator/world/compute/instanceLife.ts';
import { privateDnsName } from '../../../src/simulator/world/network/dnsNames.ts';
import { known, seenWhile } from './networkLab.ts';

const google = '142.251.222.4';
const [name, address, nodeIp] = ['netshoot-pod-7757d5dd99-5zg9b', '192.168.2.243', '192.168.2.25'];

let simulator: Simulator;

/** The lab of 2023 with its netshoot pods; the one the post looks at on the node in zone b has its name and address. */
beforeAll(async () => {
  const onError = (error: unknown) => {
    throw error;
  };
  simulator = await startSimulator({
    region: 'ap-northeast-2',
    speed: Infinity,
    port: 0,
    seed: 5,
    preset: lab2023,
    onError,
  });
  const { world, eks } = simulator;
  const controlPlane = eks.controlPlane('myeks');
  if (!(controlPlane instanceof ClusterControlPlane)) throw new Error('no control plane');
  world.recorded.record('pod suffix', 'netshoot-pod-7757d5dd99', '5zg9b', '4zpls', '6dkw6');
  world.recorded.record('pod node', name, privateDnsName(world, nodeIp));
  world.recorded.record('pod address', name, address);
  const { api } = controlPlane;
  const labels = { app: 'netshoot-pod' };
  const container = { name: 'netshoot-pod', image: 'nicolaka/netshoot', command: ['tail'], args: ['-f', '/dev/null'] };
  createObject(api, deployments, {
    metadata: { name: 'netshoot-pod', namespace: 'default' },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], terminationGracePeriodSeconds: 0 } },
    },
  });
  await new Promise<void>((resolve) => {
    const subscription = api.store.onDidChange(() => {
      if (api.store.list(pods, 'default').filter(isReady).length < 3) return;
      subscription.dispose();
      resolve();
    });
  });
});
afterAll(() => simulator.dispose());

function machine(ip: string): NetworkSite {
  const { world, network } = simulator;
  const instance = [...world.instances.values()].find((each) => primaryInterface(world, each)?.addresses[0] === ip);
  return known(network.instance(instance?.id ?? ''));
}

const pod = (): NetworkSite => known(simulator.network.pod('myeks', 'default', name));

test('`ip -br addr` of the post: names in their order, and what follows from hardware addresses', () => {
  const { links } = machine(nodeIp).namespace.view();
  const brief = links.map(({ name: link, peer, addresses }) => [
    peer === undefined ? link : `${link}@if${peer.index}`,
    // The kernel draws a veth's own hardware address, and what follows from it, anew each time.
    ...(peer === undefined ? addresses.map((each) => `${each.address}/${each.prefixLength}`) : []),
  ]);
  expect(brief).toEqual([
    ['lo', '127.0.0.1/8', '::1/128'],
    ['eth0', '192.168.2.25/24', 'fe80::4cb:6cff:feec:76fe/64'],
    ['eni141ecaa749b@if3'],
    ['eth1', '192.168.2.171/24', 'fe80::405:c7ff:fe6f:424a/64'],
    ['eni8397fc40833@if3'],
  ]);
});

test('the routes and rules of the post', () => {
  const { routes, rules } = machine('192.168.1.251').namespace.view();
  expect(routes.filter(({ table }) => table === 'main').map(routeLine)[0]).toBe('default via 192.168.1.1 dev eth0');
  expect(rules.map(ruleLine)[0]).toBe('0:\tfrom all lookup local');
});

test('the SNAT rules of the post', () => {
  const chains = machine(nodeIp)
    .namespace.netfilter('nat')
    .chains.filter((chain) => chain.name.startsWith('AWS-SNAT'));
  expect(chains.flatMap((chain) => chain.rules.map(({ rule }) => specification(chain.name, rule)))).toEqual([
    '-A AWS-SNAT-CHAIN-0 ! -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-1',
    '-A AWS-SNAT-CHAIN-1 ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source 192.168.2.25 --random-fully',
  ]);
});

test('the four lines of tcpdump in the post', () => {
  const ping = { destination: google, identifier: 6011, sequence: 1, size: 56 };
  const seen = seenWhile(machine(nodeIp), () => echo(simulator.network, pod().namespace, ping));
  const id = /id (\d+)/.exec(seen[1] ?? '')?.[1];
  expect(seen.map((line) => line.replace(/^\S+ /, ''))).toEqual([
    `${address} > ${google}: ICMP echo request, id 6011, seq 1`,
    `${nodeIp} > ${google}: ICMP echo request, id ${id}, seq 1`,
    `${google} > ${nodeIp}: ICMP echo reply, id ${id}, seq 1`,
    `${google} > ${address}: ICMP echo reply, id 6011, seq 1`,
  ]);
  expect(id).not.toBe('6011');
});

test('the public addresses of the post: a pod’s is its node’s', () => {
  const askedFrom = ({ namespace }: NetworkSite): string | undefined => {
    const outcome = request(
      simulator.network,
      namespace,
      { destination: '203.0.113.10', port: 80 },
      { method: 'GET', host: 'ipinfo.io', path: '/ip', headers: {}, body: '' },
    );
    return outcome.kind === 'response' ? outcome.response.body : undefined;
  };
  expect(['192.168.1.251', nodeIp, '192.168.3.163'].map((ip) => askedFrom(machine(ip)))).toEqual([
    '3.35.25.161',
    '3.37.45.216',
    '13.124.28.125',
  ]);
  expect(askedFrom(pod())).toBe('3.37.45.216');
  expect(askedFrom(machine('192.168.1.100'))).toBe('52.78.156.220');
});

test('a pod reaches the control plane by its service', () => {
  const { network } = simulator;
  const found = resolve(network, pod(), 'kubernetes.default');
  expect(found).toMatchObject({ kind: 'found', addresses: ['10.100.0.1'] });
  const message = { method: 'GET', host: 'kubernetes.default', path: '/healthz', headers: {}, body: '' };
  const outcome = request(network, pod().namespace, { destination: '10.100.0.1', port: 443, tls: true }, message);
  expect(outcome).toMatchObject({ kind: 'response', from: '10.100.0.1', response: { status: 200, body: 'ok' } });
});

test('the host reaches the nodes only after the rule the post adds', () => {
  const { world, network } = simulator;
  const bastion = machine('192.168.1.100').namespace;
  const ping = (identifier: number) =>
    echo(network, bastion, { destination: nodeIp, identifier, sequence: 1, size: 56 });
  const before = ping(1);
  const group = known([...world.securityGroups.values()].find((each) => each.name.includes('ng1')));
  group.rules.push({
    id: 'sgr-0aaaaaaaaaaaaaaaa',
    egress: false,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    cidr: '192.168.1.100/32',
  });
  expect(before).toEqual({ kind: 'silence' });
  expect(ping(2)).toMatchObject({ kind: 'reply', ttl: 255 });
});
