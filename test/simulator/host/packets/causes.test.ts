import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleLine } from '../../../../src/simulator/host/network/iproute.ts';
import type { NetworkSite } from '../../../../src/simulator/host/network/networkSite.ts';
import { echo } from '../../../../src/simulator/host/packets/echo.ts';
import { trace } from '../../../../src/simulator/host/packets/trace.ts';
import { deleteRoute, createRoute } from '../../../../src/simulator/world/network/routeTables.ts';
import { authorize, revoke } from '../../../../src/simulator/world/network/securityGroups.ts';
import { deploy } from '../../control/workloads.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

const google = '142.251.222.4';
const reply = { kind: 'reply' };
const silence = { kind: 'silence' };

let lab: NetworkLab;
beforeAll(async () => {
  lab = await startNetworkLab();
  deploy(lab, 'nginx', 24);
  lab.clock.advance(120_000);
});
afterAll(() => lab.dispose());

/** Why a first echo request, or the answer to it, is dropped; undefined if the answer arrives. */
function whyLost(from: NetworkSite, destination: string): string | undefined {
  const stations = trace(lab.network, from.namespace, { destination, protocol: 'icmp' });
  return stations.find(({ kind }) => kind === 'drop')?.because.join(' ');
}

describe('routing rules of a node', () => {
  const without = (site: NetworkSite, wanted: RegExp, check: () => void): void => {
    const { namespace } = site;
    const rule = known(namespace.view().rules.find((each) => wanted.test(ruleLine(each))));
    expect(namespace.routingEdits.deleteRule(rule, namespace.view())).toBe(true);
    check();
    namespace.routingEdits.addRule(rule);
  };

  test('without its own rule a pod on the second interface leaves by the first, and EC2 drops what is not its own', () => {
    const pod = lab.podOn(0, 1);
    const to = lab.podOn(1, 0).status.podIP ?? '';
    expect(lab.ping(lab.site(pod), to)).toMatchObject(reply);
    without(lab.node(0), new RegExp(`^1536:.*from ${pod.status.podIP} `), () => {
      expect(lab.ping(lab.site(pod), to)).toEqual(silence);
      expect(whyLost(lab.site(pod), to)).toContain('source check');
    });
    expect(lab.ping(lab.site(pod), to)).toMatchObject(reply);
  });

  test('without the rule of the mark it leaves to the internet by the second interface, and is dropped there', () => {
    const pod = lab.podOn(0, 1);
    expect(lab.ping(lab.site(pod), google)).toMatchObject(reply);
    without(lab.node(0), /^1024:/, () => {
      expect(lab.ping(lab.site(pod), google)).toEqual(silence);
      expect(whyLost(lab.site(pod), google)).toContain('source check');
    });
    // One on the first interface never needed it.
    without(lab.node(0), /^1024:/, () => expect(lab.ping(lab.site(lab.podOn(0, 0)), google)).toMatchObject(reply));
  });
});

describe('routes', () => {
  test('without its route a pod is not found', () => {
    const pod = lab.podOn(0, 0);
    const { namespace } = lab.node(0);
    const route = known(namespace.view().routes.find(({ destination }) => destination === pod.status.podIP));
    namespace.routingEdits.deleteRoute(route, namespace.view());
    expect(lab.ping(lab.node(0), pod)).toMatchObject({ kind: 'unreachable', error: 'host-unreachable' });
    namespace.routingEdits.addRoute(route);
    expect(lab.ping(lab.node(0), pod)).toMatchObject(reply);
  });

  test('without a default route a pod has none at all', () => {
    const { namespace } = lab.site(lab.podOn(0, 0));
    const route = known(namespace.view().routes.find(({ destination }) => destination === 'default'));
    namespace.routingEdits.deleteRoute(route, namespace.view());
    expect(lab.ping(lab.site(lab.podOn(0, 0)), google)).toEqual({ kind: 'no-route' });
    namespace.routingEdits.addRoute(route);
  });

  test('an interface that is down takes its routes with it', () => {
    const { namespace } = lab.node(0);
    namespace.routingEdits.setLink('eth1', 'down');
    expect(lab.ping(lab.site(lab.podOn(0, 1)), lab.podOn(1, 0))).toEqual(silence);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), lab.podOn(1, 0))).toMatchObject(reply);
    namespace.routingEdits.setLink('eth1', 'up');
    expect(lab.ping(lab.site(lab.podOn(0, 1)), lab.podOn(1, 0))).toMatchObject(reply);
  });

  test('without the way to the gateway the VPC is all there is', () => {
    const routes = known(lab.world.routeTables.get(lab.routeTableId)).routes;
    const out = known(routes.find(({ destination }) => destination === '0.0.0.0/0'));
    deleteRoute(lab.world, lab.routeTableId, out.destination);
    expect(lab.ping(lab.node(0), google)).toEqual(silence);
    expect(lab.ping(lab.node(0), lab.nodeAddress(1))).toMatchObject(reply);
    expect(whyLost(lab.node(0), google)).toContain('no route');
    createRoute(lab.world, lab.routeTableId, out);
    expect(lab.ping(lab.node(0), google)).toMatchObject(reply);
  });

  test('without a public address there is no way out', () => {
    const eni = known(lab.interfaces(0)[0]);
    const { publicIp } = eni;
    delete eni.publicIp;
    expect(lab.ping(lab.node(0), google)).toEqual(silence);
    expect(lab.ping(lab.site(lab.podOn(0, 1)), google)).toEqual(silence);
    expect(whyLost(lab.node(0), google)).toContain('no public address');
    eni.publicIp = known(publicIp);
  });
});

test('a ping by the second interface needs the rule for its own address', async () => {
  const byDevice = (of: NetworkLab, destination: string) =>
    echo(of.network, of.node(0).namespace, { destination, identifier: 77, sequence: 1, size: 56, device: 'eth1' });
  // Without the rule there is no route by that interface: everything seems to be on its link, and nobody answers there.
  const [own] = known(lab.interfaces(0)[1]).addresses;
  const outcome = byDevice(lab, lab.nodeAddress(1));
  expect(outcome).toMatchObject({ kind: 'unreachable', error: 'host-unreachable', from: own });
  const { namespace } = lab.node(0);
  const rule = { priority: 32_765, from: known(own), table: '2' } as const;
  namespace.routingEdits.addRule(rule);
  expect(byDevice(lab, lab.nodeAddress(1))).toMatchObject(reply);
  namespace.routingEdits.deleteRule(rule, namespace.view());
});

describe('security groups', () => {
  test('the bastion is let in by a rule for its address, and no longer when that is gone', () => {
    const { bastion } = lab;
    const pod = lab.podOn(0, 1);
    expect(lab.ping(bastion, lab.nodeAddress(0))).toEqual(silence);
    expect(lab.ping(bastion, pod)).toEqual(silence);
    const [own] = known(lab.world.networkInterfaces.get(lab.bastionInstance.interfaceIds[0] ?? '')).addresses;
    const rules = authorize(lab.world, lab.nodeGroupId, 'ingress', [
      { protocol: '-1', fromPort: -1, toPort: -1, cidr: `${own}/32` },
    ]);
    expect(lab.ping(bastion, lab.nodeAddress(0))).toMatchObject({ kind: 'reply', ttl: 255 });
    expect(lab.ping(bastion, pod)).toMatchObject({ kind: 'reply', ttl: 254 });
    revoke(
      lab.world,
      lab.nodeGroupId,
      rules.map(({ id }) => id),
    );
    expect(lab.ping(bastion, pod)).toEqual(silence);
    expect(whyLost(bastion, pod.status.podIP ?? '')).toContain('lets it in');
    // Nodes may not ask the bastion either, whose group lets nothing but ssh in.
    expect(lab.ping(lab.node(0), own ?? '')).toEqual(silence);
  });

  test('answers pass because the question did', () => {
    const group = known(lab.world.securityGroups.get(lab.nodeGroupId));
    const inside = known(group.rules.find(({ egress }) => !egress));
    revoke(lab.world, group.id, [inside.id]);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), google)).toMatchObject(reply);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), lab.podOn(1, 0))).toEqual(silence);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), lab.podOn(0, 1))).toMatchObject(reply);
    authorize(lab.world, group.id, 'ingress', [inside]);
  });

  test('without a rule to the outside nothing leaves', () => {
    const group = known(lab.world.securityGroups.get(lab.nodeGroupId));
    const outside = known(group.rules.find(({ egress }) => egress));
    revoke(lab.world, group.id, [outside.id]);
    expect(lab.ping(lab.node(0), google)).toEqual(silence);
    expect(whyLost(lab.node(0), google)).toContain('lets it out');
    authorize(lab.world, group.id, 'egress', [outside]);
    expect(lab.ping(lab.node(0), google)).toMatchObject(reply);
  });
});

describe('netfilter', () => {
  test('without the SNAT rule a pod reaches nothing outside', () => {
    const { namespace } = lab.node(0);
    const rules = namespace.ruleSet();
    const live = known(rules.chain('nat', 'AWS-SNAT-CHAIN-1')?.rules[0]);
    expect(namespace.netfilterEdits.remove('nat', 'AWS-SNAT-CHAIN-1', live.rule, rules)).toBe(true);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), google)).toEqual(silence);
    expect(lab.ping(lab.node(0), google)).toMatchObject(reply);
    namespace.netfilterEdits.add('nat', 'AWS-SNAT-CHAIN-1', live.rule);
    expect(lab.ping(lab.site(lab.podOn(0, 0)), google)).toMatchObject(reply);
  });

  test('a rule that drops, counts what it drops', () => {
    const { namespace } = lab.node(0);
    const pod = lab.podOn(0, 1);
    const rule = {
      source: { value: `${pod.status.podIP}/32` },
      protocol: { value: 'icmp' },
      matches: [],
      target: { kind: 'DROP' },
    } as const;
    namespace.netfilterEdits.add('filter', 'FORWARD', rule, 0);
    expect(lab.ping(lab.site(pod), lab.podOn(1, 0))).toEqual(silence);
    expect(lab.ping(lab.site(pod), lab.nodeAddress(0))).toMatchObject(reply);
    const counted = namespace.netfilter('filter').chains.find(({ name }) => name === 'FORWARD')?.rules[0];
    expect(counted).toEqual({ rule, counters: { packets: 1, bytes: 84 } });
    namespace.netfilterEdits.remove('filter', 'FORWARD', rule, namespace.ruleSet());
    expect(lab.ping(lab.site(pod), lab.podOn(1, 0))).toMatchObject(reply);
  });

  test('counters of the SNAT chain count connections, and a trace counts nothing', () => {
    const { namespace } = lab.node(2);
    const counted = (chain: string): number =>
      known(namespace.netfilter('nat').chains.find(({ name }) => name === chain)).rules[0]?.counters.packets ?? 0;
    const before = counted('AWS-SNAT-CHAIN-1');
    lab.ping(lab.site(lab.podOn(2, 0)), google);
    expect(counted('AWS-SNAT-CHAIN-1')).toBe(before + 1);
    trace(lab.network, lab.site(lab.podOn(2, 0)).namespace, { destination: google, protocol: 'icmp' });
    expect(counted('AWS-SNAT-CHAIN-1')).toBe(before + 1);
  });
});

test('a connection is tracked with the mark and both its flows', () => {
  const pod = lab.podOn(1, 1);
  lab.ping(lab.site(pod), google);
  const connection = known(
    lab
      .node(1)
      .namespace.connections.list(lab.world.clock.labTime())
      .find(({ original }) => original.source === pod.status.podIP && original.destination === google),
  );
  expect(connection).toMatchObject({
    mark: 0x80,
    replied: true,
    reply: { source: google, destination: lab.nodeAddress(1) },
  });
  expect(connection.expires).toBe(
    lab.clock.labTime() + 30_000 + known(connection.expires - lab.clock.labTime() - 30_000),
  );
  lab.clock.advance(31_000);
  expect(lab.node(1).namespace.connections.list(lab.world.clock.labTime())).not.toContain(connection);
});
