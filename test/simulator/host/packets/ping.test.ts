import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deploy } from '../../control/workloads.ts';
import { startNetworkLab, type NetworkLab } from '../networkLab.ts';

// TTLs as seen on real nodes: Amazon Linux 2 starts at 255 (254 on the same node, 253 across nodes), Amazon Linux 2023
// at 127 (126 and 125).
describe.each([
  { version: '1.24', cni: 'v1.12.6-eksbuild.2', start: 255 },
  { version: '1.34', cni: 'v1.21.1-eksbuild.5', start: 127 },
  { version: '1.36', cni: 'v1.23.1-eksbuild.1', start: 127 },
])('Kubernetes $version with the VPC CNI $cni', ({ version, cni, start }) => {
  let lab: NetworkLab;
  beforeAll(async () => {
    lab = await startNetworkLab({ version, cni });
    deploy(lab, 'nginx', 24);
    lab.clock.advance(120_000);
  });
  afterAll(() => lab.dispose());

  test.each([0, 1])('from a pod on interface %i', (device) => {
    const from = lab.site(lab.podOn(0, device));
    const ttlTo = (destination: Parameters<NetworkLab['ping']>[1]): number => {
      const outcome = lab.ping(from, destination);
      return outcome.kind === 'reply' ? outcome.ttl : 0;
    };
    for (const other of [0, 1]) {
      const neighbour = lab.podsOn(0, other).find((pod) => lab.site(pod).namespace !== from.namespace);
      expect(ttlTo(neighbour?.status.podIP ?? '')).toBe(start - 1);
      expect(ttlTo(lab.podOn(1, other))).toBe(start - 2);
      expect(ttlTo(lab.podOn(2, other))).toBe(start - 2);
    }
    expect(ttlTo(lab.nodeAddress(0))).toBe(start);
    expect(ttlTo(lab.nodeAddress(1))).toBe(start - 1);
    expect(ttlTo('142.251.222.4')).toBe(103);
    expect(ttlTo('127.0.0.1')).toBe(start);
  });

  test('from a node', () => {
    const from = lab.node(0);
    for (const device of [0, 1]) {
      expect(lab.ping(from, lab.podOn(0, device))).toMatchObject({ kind: 'reply', ttl: start });
      expect(lab.ping(from, lab.podOn(1, device))).toMatchObject({ kind: 'reply', ttl: start - 1 });
    }
    expect(lab.ping(from, lab.nodeAddress(0))).toMatchObject({ kind: 'reply', ttl: start });
    expect(lab.ping(from, lab.nodeAddress(1))).toMatchObject({ kind: 'reply', ttl: start });
    expect(lab.ping(from, '142.251.222.4')).toMatchObject({ kind: 'reply', ttl: 104 });
  });

  test('round trips are short in a zone, longer across zones, and longest to the internet', () => {
    const from = lab.site(lab.podOn(0, 0));
    const time = (destination: Parameters<NetworkLab['ping']>[1]): number => {
      const outcome = lab.ping(from, destination);
      return outcome.kind === 'reply' ? outcome.after : NaN;
    };
    expect(time(lab.podOn(0, 1))).toBeLessThan(0.3);
    const across = time(lab.podOn(1, 0));
    expect(across).toBeGreaterThan(0.5);
    expect(across).toBeLessThan(2.5);
    const outside = time('142.251.222.4');
    expect(outside).toBeGreaterThan(22);
    expect(outside).toBeLessThan(36);
  });

  test('nobody has the address', () => {
    const onNode = lab.ping(lab.node(0), '192.168.1.253');
    expect(onNode).toMatchObject({ kind: 'unreachable', from: lab.nodeAddress(0), error: 'host-unreachable' });
    expect(lab.ping(lab.node(0), '192.168.77.7')).toEqual({ kind: 'silence' });
    const pod = lab.site(lab.podOn(0, 0));
    const inPod = lab.ping(pod, '192.168.1.253');
    expect(inPod).toMatchObject({ kind: 'unreachable', from: lab.nodeAddress(0), error: 'host-unreachable' });
  });

  test('a time to live that runs out tells of the router', () => {
    const from = lab.site(lab.podOn(0, 1));
    const to = lab.podOn(1, 1);
    const first = lab.ping(from, to, { ttl: 1 });
    expect(first).toMatchObject({ kind: 'unreachable', error: 'time-exceeded', from: lab.nodeAddress(0) });
    const second = lab.ping(from, to, { ttl: 2 });
    expect(second).toMatchObject({ kind: 'unreachable', error: 'time-exceeded', from: lab.nodeAddress(1) });
    expect(lab.ping(from, to, { ttl: 3 })).toMatchObject({ kind: 'reply' });
  });
});
