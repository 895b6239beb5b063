import { afterAll, beforeAll, expect, test } from 'vitest';
import { trace } from '../../../../src/simulator/host/packets/trace.ts';
import { deploy } from '../../control/workloads.ts';
import { startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab;
beforeAll(async () => {
  lab = await startNetworkLab();
  deploy(lab, 'nginx', 24);
  lab.clock.advance(120_000);
});
afterAll(() => lab.dispose());

test('the way of a ping from a pod on the second interface to the internet', () => {
  const pod = lab.podOn(0, 1);
  const site = lab.site(pod);
  const address = pod.status.podIP ?? '';
  const node = lab.nodeAddress(0);
  const publicIp = lab.interfaces(0)[0]?.publicIp ?? '';
  const stations = trace(lab.network, site.namespace, { destination: '142.251.222.4', protocol: 'icmp' });
  const told = stations.map(
    ({ kind, device = '', packet, because }) =>
      `${kind} ${device.replace(/^eni[0-9a-f]{11}$/, 'veth')}|${packet.source} > ${packet.destination}|${because.join(' / ')}`,
  );
  const out = `${address} > 142.251.222.4`;
  const natted = `${node} > 142.251.222.4`;
  const back = `142.251.222.4 > ${node}`;
  const home = `142.251.222.4 > ${address}`;
  expect(told.map((line) => line.replaceAll(/\b(sg|sgr|igw|rtb)-0[0-9a-f]{16}/g, '$1'))).toEqual([
    `send |${out}|`,
    `route eth0|${out}|32766:\tfrom all lookup main / default via 169.254.1.1 dev eth0`,
    `leave eth0|${out}|`,
    `enter veth|${out}|`,
    `route eth0|${out}|1024:\tfrom all fwmark 0x80/0x80 lookup main / default via 192.168.1.1 dev eth0`,
    `translate |${natted}|-A AWS-SNAT-CHAIN-1 ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source ${node} --random-fully`,
    `leave eth0|${natted}|`,
    `security-group |${natted}|sg (default): sgr all traffic to 0.0.0.0/0`,
    `vpc-route |${natted}|0.0.0.0/0 → igw`,
    `gateway |${publicIp} > 142.251.222.4|${node} ↔ ${publicIp}`,
    `gateway |${back}|${publicIp} ↔ ${node}`,
    `security-group |${back}|a tracked connection`,
    `enter eth0|${back}|`,
    `translate |${home}|known connection`,
    `route veth|${home}|512:\tfrom all to ${address} lookup main / ${address} dev ${vethOf(address)} scope link`,
    `leave veth|${home}|`,
    `enter eth0|${home}|`,
    `route lo|${home}|0:\tfrom all lookup local / local ${address} dev eth0 proto kernel scope host src ${address}`,
    `deliver |${home}|`,
  ]);
});

test('the way between pods of two nodes keeps to their interfaces’ tables', () => {
  const from = lab.podOn(0, 1);
  const to = lab.podOn(1, 1);
  const stations = trace(lab.network, lab.site(from).namespace, {
    destination: to.status.podIP ?? '',
    protocol: 'tcp',
    port: 80,
  });
  const routes = stations.filter(({ kind }) => kind === 'route').map(({ because }) => because[0]);
  expect(routes).toEqual([
    '32766:\tfrom all lookup main',
    `1536:\tfrom ${from.status.podIP} lookup 2`,
    `512:\tfrom all to ${to.status.podIP} lookup main`,
    '0:\tfrom all lookup local',
    '32766:\tfrom all lookup main',
    `1536:\tfrom ${to.status.podIP} lookup 2`,
    `512:\tfrom all to ${from.status.podIP} lookup main`,
    '0:\tfrom all lookup local',
  ]);
  expect(stations.some(({ kind }) => kind === 'translate')).toBe(false);
  expect(stations.at(-1)).toMatchObject({ kind: 'deliver', packet: { body: { flags: 'S.' } } });
});

test('the same trace twice says the same, and leaves nothing behind', () => {
  const { namespace } = lab.site(lab.podOn(2, 0));
  const request = { destination: '142.251.222.4', protocol: 'icmp' } as const;
  const before = lab.node(2).namespace.connections.list(lab.clock.labTime()).length;
  let throws = 0;
  const { random } = lab.world;
  Object.defineProperty(lab.world, 'random', { value: () => ((throws += 1), random()) });
  expect(trace(lab.network, namespace, request)).toEqual(trace(lab.network, namespace, request));
  expect(lab.node(2).namespace.connections.list(lab.clock.labTime())).toHaveLength(before);
  expect(throws).toBe(0);
});

function vethOf(address: string): string {
  const route = lab
    .node(0)
    .namespace.view()
    .routes.find(({ destination }) => destination === address);
  return route?.device ?? '';
}
