import { describe, expect, it } from 'vitest';
import { pendingGroups } from '../../src/model/pendingGroups.ts';
import { pendingPods } from '../../src/model/pendingPods.ts';
import type { PodView, Snapshot } from '../../src/model/snapshot.ts';
import { eni, node, pod, snapshot } from '../panel/snapshots.ts';

const tooMany = '0/1 nodes are available: 1 Too many pods.';
const cpu = '0/1 nodes are available: 1 Insufficient cpu.';
const waits = (name: string, more: Partial<PodView> = {}) =>
  pod(name, { phase: 'Pending', status: 'Pending', nodeName: undefined, unschedulable: tooMany, ...more });
const sandbox = (id: string) =>
  `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${id}": plugin ` +
  'type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container';

function lab(pods: readonly PodView[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    ...snapshot([node('192.168.1', [eni(0, '192.168.1', { pods: 5 })], { usedPods: 17 })]),
    pending: pendingPods(pods),
    ...more,
  };
}

it('puts together what waits for the same, and keeps apart what asks for something else', () => {
  const groups = pendingGroups(
    lab([
      waits('a'),
      waits('b'),
      waits('c', { unschedulable: cpu, requests: { cpu: 4000, memory: 0 } }),
      waits('d', { nodeSelector: { disk: 'ssd' } }),
    ]),
  );
  expect(groups.map(({ pods, message }) => [pods.map((each) => each.pod.name), message])).toEqual([
    [['a', 'b'], tooMany],
    [['c'], cpu],
    [['d'], tooMany],
  ]);
});

it('is made once for a snapshot', () => {
  const one = lab([waits('a')]);
  expect(pendingGroups(one)).toBe(pendingGroups(one));
});

describe('pods without an address', () => {
  const bound = (name: string, id: string) => {
    const nodeName = lab([]).nodes[0]?.name;
    return waits(name, { nodeName, unschedulable: undefined, addressFailure: sandbox(id) });
  };
  const network = (availableIps: number): Snapshot['network'] => ({
    vpcId: 'vpc-1',
    cidrs: ['192.168.0.0/16'],
    subnets: [
      { id: 'subnet-1', name: 'small', zone: 'a', cidr: '192.168.1.0/28', availableIps, isPublic: true, routes: [] },
      {
        id: 'subnet-2',
        name: 'other',
        zone: 'b',
        cidr: '192.168.2.0/24',
        availableIps: 200,
        isPublic: true,
        routes: [],
      },
    ],
  });

  it('are one group on a node, however the ids in the kubelet’s texts differ', () => {
    const groups = pendingGroups(lab([bound('a', '1f'), bound('b', '2f')], { network: network(0) }));
    expect(groups).toMatchObject([
      {
        message: sandbox('1f'),
        pods: [{ waitsFor: 'address' }, { waitsFor: 'address' }],
        reason: {
          waitsFor: 'address',
          kind: 'no-address',
          cause: 'subnet-full',
          nodeName: 'ip-192-168-1-20',
          warm: 0,
          enis: 1,
          maxEnis: 3,
          subnets: [{ id: 'subnet-1', availableIps: 0 }],
        },
      },
    ]);
  });

  it('have another cause where the subnet has addresses', () => {
    const [group] = pendingGroups(lab([bound('a', '1f')], { network: network(9) }));
    expect(group?.reason).toMatchObject({ cause: 'pool-empty' });
  });
});

it('takes fifteen thousand waiting pods on a thousand nodes in a fraction of a second', () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => ({
    ...node('192.168.1', []),
    name: `n${index}`,
    shortName: `n${index}`,
    usedPods: 17,
  }));
  const pods = Array.from({ length: 15_000 }, (_, index) => waits(`p${index}`));
  const big = lab(pods, { nodes });
  const started = performance.now();
  expect(pendingGroups(big)).toMatchObject([{ pods: { length: 15_000 } }]);
  expect(performance.now() - started).toBeLessThan(500);
});
