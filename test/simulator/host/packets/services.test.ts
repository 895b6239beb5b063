import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkSite } from '../../../../src/simulator/host/network/networkSite.ts';
import { resolve } from '../../../../src/simulator/host/packets/lookup.ts';
import { connect, request } from '../../../../src/simulator/host/packets/tcpClient.ts';
import type { HttpOutcome } from '../../../../src/simulator/host/packets/outcomes.ts';
import { services } from '../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import {
  createClassicLoadBalancer,
  registerInstances,
} from '../../../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { authorize, createSecurityGroup } from '../../../../src/simulator/world/network/securityGroups.ts';
import { deploy, podsOf } from '../../control/workloads.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

const nodePort = 30_080;
let lab: NetworkLab;
let clusterIp: string;

beforeAll(async () => {
  lab = await startNetworkLab();
  deploy(lab, 'nginx', 24);
  const serve = (name: string, spec: Record<string, unknown>): string | undefined =>
    createObject(lab.controlPlane.api, services, { metadata: { name, namespace: 'default' }, spec }).spec.clusterIP;
  const ports = [{ port: 8000, targetPort: 80, nodePort }];
  clusterIp = known(serve('web', { type: 'NodePort', selector: { app: 'nginx' }, ports }));
  serve('nobody', { selector: { app: 'nothing' }, ports: [{ port: 80, targetPort: 80 }] });
  serve('headless', { clusterIP: 'None', selector: { app: 'nginx' }, ports: [{ port: 80, targetPort: 80 }] });
  lab.clock.advance(120_000);
});
afterAll(() => lab.dispose());

function get(from: NetworkSite, destination: string, port: number, host = 'web'): HttpOutcome {
  const message = { method: 'GET', host, path: '/', headers: {}, body: '' };
  return request(lab.network, from.namespace, { destination, port }, message);
}

const welcome = { kind: 'response', response: { status: 200, body: expect.stringContaining('Welcome to nginx!') } };

describe('a cluster address', () => {
  test.each([0, 1])('answers pods on interface %i', (device) => {
    expect(get(lab.site(lab.podOn(0, device)), clusterIp, 8000)).toMatchObject({ ...welcome, from: clusterIp });
  });

  test('answers nodes, from their own address', () => {
    expect(get(lab.node(1), clusterIp, 8000)).toMatchObject({ ...welcome, from: clusterIp });
  });

  test('spreads connections over all endpoints, and counts them at each', () => {
    const before = endpointCounts();
    for (let count = 0; count < 240; count++)
      expect(connect(lab.network, lab.node(2).namespace, { destination: clusterIp, port: 8000 }).kind).toBe(
        'connected',
      );
    const added = endpointCounts().map((count, index) => count - (before[index] ?? 0));
    expect(added).toHaveLength(24);
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(240);
    expect(Math.min(...added)).toBeGreaterThan(0);
    expect(Math.max(...added)).toBeLessThan(30);
  });

  test('is known to nobody outside of the cluster, and answers no pings', () => {
    expect(get(lab.bastion, clusterIp, 8000)).toEqual({ kind: 'silence' });
    expect(lab.ping(lab.node(0), clusterIp)).toEqual({ kind: 'silence' });
  });

  test('without endpoints refuses', () => {
    const address = known(lab.controlPlane.api.store.get(services, 'default', 'nobody')).spec.clusterIP ?? '';
    for (const from of [lab.node(0), lab.site(lab.podOn(0, 1))])
      expect(connect(lab.network, from.namespace, { destination: address, port: 80 })).toMatchObject({
        kind: 'refused',
      });
  });

  test('a pod reaches itself by it', () => {
    const pod = lab.podOn(0, 1);
    const { namespace } = lab.site(pod);
    let own = 0;
    const looking = namespace.captures.onDidPass(({ direction, packet: { body, source } }) => {
      if (direction === 'in' && body.protocol === 'tcp' && body.flags === 'S' && source === lab.nodeAddress(0))
        own += 1;
    });
    for (let count = 0; count < 120; count++)
      expect(connect(lab.network, namespace, { destination: clusterIp, port: 8000 }).kind).toBe('connected');
    looking.dispose();
    expect(own).toBeGreaterThan(0);
  });

  function endpointCounts(): readonly number[] {
    return lab
      .node(2)
      .namespace.netfilter('nat')
      .chains.filter(({ name, rules }) => name.startsWith('KUBE-SEP') && targetsPort80(rules[1]?.rule.target))
      .map(({ rules }) => rules[1]?.counters.packets ?? 0);
  }

  function targetsPort80(target: { readonly kind: string; readonly to?: string } | undefined): boolean {
    return target?.kind === 'DNAT' && target.to?.endsWith(':80') === true;
  }
});

describe('a node port', () => {
  test('answers at every node, and from outside once a rule lets it in', () => {
    expect(get(lab.node(0), lab.nodeAddress(1), nodePort)).toMatchObject(welcome);
    expect(get(lab.node(0), lab.nodeAddress(0), nodePort)).toMatchObject(welcome);
    expect(get(lab.bastion, lab.nodeAddress(1), nodePort)).toEqual({ kind: 'silence' });
    authorize(lab.world, lab.nodeGroupId, 'ingress', [
      { protocol: 'tcp', fromPort: nodePort, toPort: nodePort, cidr: '192.168.0.0/16' },
    ]);
    for (let count = 0; count < 12; count++)
      expect(get(lab.bastion, lab.nodeAddress(1), nodePort)).toMatchObject(welcome);
  });

  test('what comes from outside has the node’s address for the pod', () => {
    const sources = new Set<string>();
    const looking = [0, 1, 2].map((index) =>
      lab.node(index).namespace.captures.onDidPass(({ device, direction, packet: { source, body } }) => {
        const isSyn = body.protocol === 'tcp' && body.flags === 'S' && body.destinationPort === 80;
        if (isSyn && direction === 'out' && device.startsWith('eni')) sources.add(source);
      }),
    );
    for (let count = 0; count < 8; count++) get(lab.bastion, lab.nodeAddress(2), nodePort);
    for (const each of looking) each.dispose();
    expect([...sources]).toEqual([lab.nodeAddress(2)]);
  });
});

test('with local traffic only, a node serves its own pods with the asker’s address, and else keeps silent', () => {
  deploy(lab, 'solo', 1);
  createObject(lab.controlPlane.api, services, {
    metadata: { name: 'solo', namespace: 'default' },
    spec: {
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
      selector: { app: 'solo' },
      ports: [{ port: 80, targetPort: 80, nodePort: 30_081 }],
    },
  });
  authorize(lab.world, lab.nodeGroupId, 'ingress', [
    { protocol: 'tcp', fromPort: 30_081, toPort: 30_081, cidr: '192.168.0.0/16' },
  ]);
  lab.clock.advance(60_000);
  const [solo] = podsOf(lab, 'solo');
  const seen = new Set<string>();
  const looking = lab.site(known(solo)).namespace.captures.onDidPass(({ direction, packet }) => {
    if (direction === 'in' && packet.body.protocol === 'tcp') seen.add(packet.source);
  });
  for (const index of [0, 1, 2]) {
    const outcome = get(lab.bastion, lab.nodeAddress(index), 30_081);
    if (lab.node(index).hostname === solo?.spec.nodeName) expect(outcome).toMatchObject(welcome);
    else expect(outcome).toEqual({ kind: 'silence' });
  }
  looking.dispose();
  const bastion = lab.bastion.namespace.view().links[1]?.addresses[0]?.address;
  expect([...seen]).toEqual([bastion]);
});

describe('a classic load balancer in front of the node port', () => {
  test('answers by its name, through its own group and the nodes’', () => {
    const { world, cluster } = lab;
    const group = createSecurityGroup(world, { name: 'elb', description: 'elb', vpcId: cluster.vpcId, tags: {} });
    const balancer = createClassicLoadBalancer(world, {
      name: 'web',
      listeners: [{ protocol: 'TCP', port: 80, instanceProtocol: 'TCP', instancePort: nodePort }],
      subnetIds: cluster.subnetIds,
      securityGroupIds: [group.id],
      scheme: 'internet-facing',
      tags: {},
    });
    registerInstances(
      world,
      'web',
      lab.instances.map(({ id }) => id),
    );
    const pod = lab.site(lab.podOn(0, 1));
    const found = resolve(lab.network, pod, balancer.dnsName);
    if (found.kind !== 'found') throw new Error('the name is not known');
    expect(found.addresses).toHaveLength(3);
    const [address = ''] = found.addresses;
    expect(get(lab.bastion, address, 80)).toEqual({ kind: 'silence' });
    authorize(world, group.id, 'ingress', [{ protocol: 'tcp', fromPort: 80, toPort: 80, cidr: '0.0.0.0/0' }]);
    for (const from of [lab.bastion, pod, lab.node(0)])
      expect(get(from, address, 80)).toMatchObject({ ...welcome, from: address });
  });
});

describe('names', () => {
  const addresses = (from: NetworkSite, name: string): readonly string[] => {
    const outcome = resolve(lab.network, from, name);
    return outcome.kind === 'found' ? outcome.addresses : [outcome.kind];
  };

  test('of services, in all their lengths, from pods', () => {
    const pod = lab.site(lab.podOn(1, 0));
    for (const name of ['web', 'web.default', 'web.default.svc', 'web.default.svc.cluster.local'])
      expect(addresses(pod, name)).toEqual([clusterIp]);
    expect(addresses(pod, 'kube-dns.kube-system')).toEqual(['10.100.0.10']);
    expect(addresses(pod, 'nothing.default')).toEqual(['unknown']);
    expect(addresses(lab.node(0), 'web.default.svc.cluster.local')).toEqual(['unknown']);
  });

  test('of a service without an address: those of its pods', () => {
    const found = addresses(lab.site(lab.podOn(1, 0)), 'headless');
    const pods = [0, 1, 2].flatMap((index) => [0, 1, 2].flatMap((device) => lab.podsOn(index, device)));
    const nginx = pods.filter(({ metadata }) => metadata.labels?.['app'] === 'nginx');
    expect(nginx).toHaveLength(24);
    expect(new Set(found)).toEqual(new Set(nginx.map(({ status }) => status.podIP)));
  });

  test('of pods by their address, of nodes by theirs, and of the world', () => {
    const pod = lab.site(lab.podOn(1, 0));
    expect(addresses(pod, '192-168-1-7.default.pod.cluster.local')).toEqual(['192.168.1.7']);
    const node = lab.node(1);
    expect(addresses(pod, node.hostname)).toEqual([lab.nodeAddress(1)]);
    expect(addresses(pod, 'www.google.com')).toEqual(['142.251.222.4']);
    expect(addresses(lab.bastion, 'www.google.com')).toEqual(['142.251.222.4']);
    expect(addresses(pod, lab.site(lab.podOn(1, 0)).hostname)).toEqual([lab.podOn(1, 0).status.podIP]);
  });

  test('are not to be had when the way to the cluster’s DNS is cut', () => {
    const group = known(lab.world.securityGroups.get(lab.nodeGroupId));
    const { rules } = group;
    group.rules = rules.filter(({ egress }) => egress);
    const outside = [0, 1, 2].find((index) => !hasDns(index));
    if (outside !== undefined) {
      const outcome = resolve(lab.network, lab.site(lab.podOn(outside, 0)), 'web');
      expect(outcome).toEqual({ kind: 'no-server', after: 10_000 });
    }
    group.rules = rules;
    expect(outside).toBeDefined();
  });

  function hasDns(index: number): boolean {
    return [0, 1, 2]
      .flatMap((device) => lab.podsOn(index, device))
      .some(({ metadata }) => metadata.labels?.['k8s-app'] === 'kube-dns');
  }
});
