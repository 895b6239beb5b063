import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NetworkSite } from '../../../../src/simulator/host/network/networkSite.ts';
import { sendDatagram } from '../../../../src/simulator/host/packets/datagram.ts';
import { resolve } from '../../../../src/simulator/host/packets/lookup.ts';
import { visitor } from '../../../../src/simulator/host/packets/origin.ts';
import { request, requestFrom } from '../../../../src/simulator/host/packets/tcpClient.ts';
import { services } from '../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { publicDnsName } from '../../../../src/simulator/world/network/dnsNames.ts';
import { authorize } from '../../../../src/simulator/world/network/securityGroups.ts';
import { deploy } from '../../control/workloads.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab;
beforeAll(async () => {
  lab = await startNetworkLab();
  deploy(lab, 'nginx', 24);
  const ports = [{ port: 80, targetPort: 80, nodePort: 30_080 }];
  createObject(lab.controlPlane.api, services, {
    metadata: { name: 'web', namespace: 'default' },
    spec: { type: 'NodePort', selector: { app: 'nginx' }, ports },
  });
  lab.clock.advance(120_000);
});
afterAll(() => lab.dispose());

function get(site: NetworkSite, host: string, path: string, port = 80): string | number {
  const found = resolve(lab.network, site, host);
  if (found.kind !== 'found') return found.kind;
  const outcome = request(
    lab.network,
    site.namespace,
    { destination: found.addresses[0] ?? '', port, tls: port === 443 },
    { method: 'GET', host, path, headers: {}, body: '' },
  );
  if (outcome.kind !== 'response') return outcome.kind;
  return outcome.response.status === 200 ? outcome.response.body : outcome.response.status;
}

test('the lab’s manifest is to be had where the lab fetches it', () => {
  const text = get(lab.bastion, 'raw.githubusercontent.com', '/gasida/PKOS/main/2/nginx-dp.yaml', 443);
  expect(text).toMatch(/kind: Deployment[^]*replicas: 2[^]*image: nginx:alpine/);
  expect(get(lab.bastion, 'raw.githubusercontent.com', '/other', 443)).toBe(404);
});

test('a traceroute from a pod names its node, and then only who cares to tell', () => {
  const { namespace } = lab.site(lab.podOn(0, 1));
  const probe = (destination: string, ttl: number) =>
    sendDatagram(lab.network, namespace, { destination, port: 33_434 + ttl, sourcePort: 40_000, payload: '', ttl });
  const to = lab.podOn(1, 0).status.podIP ?? '';
  expect(probe(to, 1)).toMatchObject({ error: 'time-exceeded', from: lab.nodeAddress(0) });
  expect(probe(to, 2)).toMatchObject({ error: 'time-exceeded', from: lab.nodeAddress(1) });
  expect(probe(to, 3)).toMatchObject({ error: 'port-unreachable', from: to });
});

test('somebody at home sees a node port only when a rule lets the world in', () => {
  const destination = known(lab.interfaces(1)[0]?.publicIp);
  const message = { method: 'GET', host: destination, path: '/', headers: {}, body: '' };
  const look = () => requestFrom(lab.network, visitor, { destination, port: 30_080 }, message);
  expect(look()).toEqual({ kind: 'silence' });
  authorize(lab.world, lab.nodeGroupId, 'ingress', [
    { protocol: 'tcp', fromPort: 30_080, toPort: 30_080, cidr: '0.0.0.0/0' },
  ]);
  for (let count = 0; count < 9; count++) expect(look()).toMatchObject({ kind: 'response', response: { status: 200 } });
});

test('a public name means the private address inside, and the public one to nobody there', () => {
  const publicIp = known(lab.interfaces(1)[0]?.publicIp);
  const found = resolve(lab.network, lab.bastion, publicDnsName(lab.world, publicIp));
  expect(found).toMatchObject({ kind: 'found', addresses: [lab.nodeAddress(1)] });
});

test('the daemon tells of its addresses, to its own machine only', () => {
  const told = JSON.parse(String(get(lab.node(0), '127.0.0.1', '/v1/enis', 61_679))) as {
    readonly TotalIPs: number;
    readonly AssignedIPs: number;
    readonly ENIs: Readonly<Record<string, { readonly DeviceNumber: number; readonly AvailableIPv4Cidrs: object }>>;
  };
  const interfaces = lab.interfaces(0);
  const pods = [0, 1, 2].flatMap((device) => lab.podsOn(0, device));
  expect(told).toMatchObject({ TotalIPs: interfaces.length * 5, AssignedIPs: pods.length });
  for (const { id, attachment, addresses } of interfaces) {
    expect(told.ENIs[id]?.DeviceNumber).toBe(attachment?.deviceIndex);
    expect(Object.keys(told.ENIs[id]?.AvailableIPv4Cidrs ?? {})).toEqual(
      addresses.slice(1).map((address) => `${address}/32`),
    );
  }
  expect(get(lab.node(1), lab.nodeAddress(0), '/v1/enis', 61_679)).toBe('refused');
});
