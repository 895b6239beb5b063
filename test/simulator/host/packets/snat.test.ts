import { afterEach, expect, test } from 'vitest';
import { request } from '../../../../src/simulator/host/packets/tcpClient.ts';
import { daemonSets } from '../../../../src/simulator/kubernetes/kinds.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { resolve } from '../../../../src/simulator/host/packets/lookup.ts';
import type { NetworkSite } from '../../../../src/simulator/host/network/networkSite.ts';
import { deploy } from '../../control/workloads.ts';
import { known, seenWhile, startNetworkLab, type NetworkLab } from '../networkLab.ts';

const google = '142.251.222.4';
let lab: NetworkLab;
afterEach(() => lab.dispose());

async function start(options: Parameters<typeof startNetworkLab>[0] = {}): Promise<void> {
  lab = await startNetworkLab(options);
  deploy(lab, 'nginx', 24);
  lab.clock.advance(120_000);
}

/** What `curl -s ipinfo.io/ip` prints. */
function publicAddress(site: NetworkSite): string | undefined {
  const found = resolve(lab.network, site, 'ipinfo.io');
  if (found.kind !== 'found') return undefined;
  const outcome = request(
    lab.network,
    site.namespace,
    { destination: found.addresses[0] ?? '', port: 80 },
    { method: 'GET', host: 'ipinfo.io', path: '/ip', headers: {}, body: '' },
  );
  return outcome.kind === 'response' ? outcome.response.body : undefined;
}

test.each([0, 1])('a pod on interface %i leaves by the node’s first interface, with its address', async (device) => {
  await start();
  const pod = lab.podOn(0, device);
  const address = pod.status.podIP ?? '';
  const node = lab.nodeAddress(0);
  const seen = seenWhile(lab.node(0), () => lab.ping(lab.site(pod), google));
  const id = /id (\d+)/.exec(seen[1] ?? '')?.[1];
  expect(seen.map((line) => line.replace(/^eni[0-9a-f]{11}/, 'veth'))).toEqual([
    `veth ${address} > ${google}: ICMP echo request, id 5001, seq 1`,
    `eth0 ${node} > ${google}: ICMP echo request, id ${id}, seq 1`,
    `eth0 ${google} > ${node}: ICMP echo reply, id ${id}, seq 1`,
    `veth ${google} > ${address}: ICMP echo reply, id 5001, seq 1`,
  ]);
  expect(id).not.toBe('5001');
});

test('inside the VPC nothing is translated, and packets keep to the interface of their address', async () => {
  await start();
  const [first, second] = [lab.podOn(0, 0), lab.podOn(0, 1)];
  for (const [pod, device] of [
    [first, 'eth0'],
    [second, 'eth1'],
  ] as const) {
    const seen = seenWhile(lab.node(0), () => lab.ping(lab.site(pod), lab.podOn(1, 0)));
    const [a, b] = [pod.status.podIP, lab.podOn(1, 0).status.podIP];
    expect(seen).toContain(
      `${device} ${a} > ${b}: ICMP echo request, id ${/id (\d+)/.exec(seen[0] ?? '')?.[1]}, seq 1`,
    );
    expect(seen.filter((line) => line.startsWith('eth')).every((line) => line.startsWith(device))).toBe(true);
    expect(seen).toHaveLength(4);
  }
});

test('a pod’s public address is its node’s', async () => {
  await start();
  for (const index of [0, 1, 2]) {
    const own = lab.interfaces(index)[0]?.publicIp;
    expect(publicAddress(lab.node(index))).toBe(own);
    for (const device of [0, 1]) expect(publicAddress(lab.site(lab.podOn(index, device)))).toBe(own);
  }
  expect(publicAddress(lab.bastion)).toBe('198.18.1.100');
});

test('with external SNAT pods reach the VPC, and nothing outside of it', async () => {
  await start({ env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' } });
  for (const device of [0, 1]) {
    const site = lab.site(lab.podOn(0, device));
    expect(lab.ping(site, google)).toEqual({ kind: 'silence' });
    expect(lab.ping(site, lab.podOn(1, device))).toMatchObject({ kind: 'reply' });
    expect(lab.ping(site, lab.nodeAddress(2))).toMatchObject({ kind: 'reply' });
  }
  expect(lab.ping(lab.node(0), google)).toMatchObject({ kind: 'reply' });
  const seen = seenWhile(lab.node(0), () => lab.ping(lab.site(lab.podOn(0, 1)), google));
  expect(seen.at(-1)).toMatch(new RegExp(`^eth1 ${lab.podOn(0, 1).status.podIP} > `));
});

test('without randomness an identifier is kept', async () => {
  await start({ env: { AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'none' } });
  const seen = seenWhile(lab.node(0), () => lab.ping(lab.site(lab.podOn(0, 0)), google));
  expect(seen[1]).toContain('id 5001,');
});

test('external SNAT turned on while everything runs takes effect node by node, and so does turning it off', async () => {
  await start();
  const site = lab.site(lab.podOn(0, 1));
  const set = (value: string): void => {
    const { api } = lab.controlPlane;
    const current = known(api.store.get(daemonSets, 'kube-system', 'aws-node'));
    const { template } = current.spec;
    const containers = template.spec.containers.map((container) => ({
      ...container,
      env: [
        ...(container.env ?? []).filter((each) => each.name !== 'AWS_VPC_K8S_CNI_EXTERNALSNAT'),
        { name: 'AWS_VPC_K8S_CNI_EXTERNALSNAT', value },
      ],
    }));
    const next = { ...template, spec: { ...template.spec, containers } };
    updateObject(api, daemonSets, { ...current, spec: { ...current.spec, template: next } } as typeof current);
    lab.clock.advance(180_000);
  };
  const rules = (): number =>
    known(
      lab
        .node(0)
        .namespace.netfilter('nat')
        .chains.find(({ name }) => name === 'POSTROUTING'),
    ).rules.length;
  expect(lab.ping(site, google)).toMatchObject({ kind: 'reply' });
  expect(rules()).toBe(2);
  set('true');
  expect(rules()).toBe(1);
  expect(lab.ping(site, google)).toEqual({ kind: 'silence' });
  expect(lab.ping(site, lab.podOn(1, 0))).toMatchObject({ kind: 'reply' });
  set('false');
  expect(rules()).toBe(2);
  expect(lab.ping(site, google)).toMatchObject({ kind: 'reply' });
});

test('pods with addresses of prefixes are reached and leave like any other', async () => {
  await start({ env: { ENABLE_PREFIX_DELEGATION: 'true' } });
  const nginxOn = (index: number) =>
    known(
      lab.controlPlane
        .podsOnNode(lab.node(index).hostname)
        .find(({ metadata }) => metadata.labels?.['app'] === 'nginx'),
    );
  expect(lab.interfaces(0)[0]?.prefixes.length).toBeGreaterThan(0);
  expect(lab.interfaces(0)[0]?.addresses).toHaveLength(1);
  expect(lab.ping(lab.site(nginxOn(0)), nginxOn(1))).toMatchObject({ kind: 'reply', ttl: 253 });
  expect(lab.ping(lab.site(nginxOn(0)), google)).toMatchObject({ kind: 'reply' });
});
