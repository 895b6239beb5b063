import { describe, expect, test } from 'vitest';
import type { NatGateway, RoutedService } from '../../src/domain/routing/topology.ts';
import { PathFinder } from '../../src/panel/pathFinder.ts';
import { parsePath } from '../../src/panel/pathRequest.ts';
import type { PathEnd } from '../../src/domain/routing/pathQuestion.ts';
import { topologyOf } from '../../src/panel/state/path.ts';
import { ManualClock } from '../base/manualClock.ts';
import { pathCluster } from './pathCluster.ts';
import { now } from './snapshots.ts';

const web: RoutedService = {
  namespace: 'default',
  name: 'web',
  portName: '',
  protocol: 'tcp',
  clusterAddress: '10.100.7.7',
  port: 80,
  endpoints: [{ address: '192.168.1.61', port: 80 }],
};

const pods = [...pathCluster.pods.values()];
const from: PathEnd = {
  kind: 'pod',
  namespace: 'default',
  name: pods.find(({ ip }) => ip === '192.168.1.61')?.name ?? '',
};
const google: PathEnd = { kind: 'address', address: '142.251.222.4' };

function finder(servicePorts: () => Promise<readonly RoutedService[]>) {
  const clock = new ManualClock(now);
  const natGateways = () => Promise.reject(new Error('nobody asks without a route to one'));
  const pathSources = { servicePorts, natGateways };
  return { clock, paths: new PathFinder({ model: { snapshot: pathCluster }, clock, pathSources }) };
}

describe('paths of a snapshot', () => {
  test('leave it by the addresses that its nodes and interfaces have', async () => {
    const { path, endpoints } = await finder(() => Promise.resolve([])).paths.answer({ from, to: google });
    if (path.kind !== 'path') throw new Error(path.reason);
    expect(path.outward.filter(({ changed }) => changed === 'source').map(({ source }) => source)).toEqual([
      '192.168.1.20',
      '198.51.100.1',
    ]);
    expect([path.outcome, endpoints]).toEqual(['delivered', []]);
  });

  test('take the CNI of today while nobody tells of one', () => {
    const { cni } = topologyOf({ ...pathCluster, cni: undefined }, { services: [], natGateways: [] });
    expect([cni.minor, cni.externalSnat]).toEqual([21, false]);
  });

  test('do not need the Services to lead to an address', async () => {
    const { path } = await finder(() => Promise.reject(new Error('forbidden'))).paths.answer({ from, to: google });
    expect(path.kind).toBe('path');
  });
});

describe('NAT gateways', () => {
  const { network } = pathCluster;
  if (network === undefined) throw new Error('no network');
  const toGateway = network.subnets.map((each) => ({
    ...each,
    routes: [{ destination: '0.0.0.0/0', target: 'nat-0a1' }],
  }));
  const home = { ...network.subnets[0], id: 'subnet-9', cidr: '192.168.9.0/24' } as (typeof network.subnets)[0];
  const snapshot = { ...pathCluster, network: { ...network, subnets: [...toGateway, home] } };
  const answered = async (natGateways: () => Promise<readonly NatGateway[]>) => {
    const pathSources = { servicePorts: () => Promise.resolve([]), natGateways };
    const paths = new PathFinder({ model: { snapshot }, clock: new ManualClock(now), pathSources });
    const { path } = await paths.answer({ from, to: google });
    if (path.kind !== 'path') throw new Error(path.reason);
    return path;
  };

  test('are read where a route leads to one', async () => {
    const gateway = { id: 'nat-0a1', subnetId: 'subnet-9', address: '192.168.9.8', publicAddress: '203.0.113.9' };
    const { outward, outcome } = await answered(() => Promise.resolve([gateway]));
    expect([outward.at(-1)?.source, outcome]).toEqual(['203.0.113.9', 'delivered']);
  });

  test('that nobody may list are taken to work', async () => {
    const path = await answered(() => Promise.reject(new Error('forbidden')));
    expect([path.outcome, path.assumptions, path.outward.at(-1)?.source]).toEqual([
      'delivered',
      ['nat-gateways'],
      'nat-0a1',
    ]);
  });

  test('that have gone lose what is sent to them', async () => {
    expect((await answered(() => Promise.resolve([]))).outward.at(-1)?.why).toBe('lost-gateway-gone');
  });
});

describe('Services', () => {
  test('are read anew after a while, and at once after a failure', async () => {
    let asked = 0;
    const { paths, clock } = finder(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('forbidden')) : Promise.resolve([web]);
    });
    await expect(paths.choices()).rejects.toThrow('forbidden');
    const { endpoints: _endpoints, protocol: _protocol, ...choice } = web;
    expect(await paths.choices()).toEqual([choice]);
    await paths.choices();
    expect(asked).toBe(2);
    clock.advance(5_000);
    await paths.choices();
    expect(asked).toBe(3);
  });

  test('lead to their endpoints, by name and by address', async () => {
    const { paths } = finder(() => Promise.resolve([web]));
    for (const to of [
      { kind: 'service', namespace: 'default', name: 'web', portName: '' },
      { kind: 'address', address: '10.100.7.7' },
    ] as const) {
      const { path, endpoints } = await paths.answer({
        from: { kind: 'node', name: pathCluster.nodes[1]?.name ?? '' },
        to,
      });
      expect(endpoints).toEqual(['192.168.1.61:80']);
      expect(path.kind === 'path' && path.outward.at(-1)?.destination).toBe('192.168.1.61');
    }
  });
});

test('the page’s questions are read, and what is none is refused', () => {
  const question = {
    from: { kind: 'node', name: 'a' },
    to: { kind: 'service', namespace: 'b', name: 'c', portName: '' },
  };
  expect(parsePath(question)).toEqual(question);
  expect(parsePath({ ...question, endpoint: '10.0.0.1:80' })).toEqual({ ...question, endpoint: '10.0.0.1:80' });
  for (const wrong of [
    null,
    {},
    { from: question.from },
    { ...question, endpoint: 7 },
    { ...question, to: { kind: 'sky' } },
  ])
    expect(() => parsePath(wrong)).toThrow();
});
