import { describe, expect, it } from 'vitest';
import { waitingPods, whatIf, type WhatIfChoice, type WhatIfWorld } from '../../../src/domain/capacity/whatIf.ts';
import { instanceTypes } from '../../../src/domain/instanceTypes/instanceTypes.ts';
import { usual } from '../cni/usualSettings.ts';

const nothing = { cpu: 0, memory: 0 };
const hostPod = { hostNetwork: true, requests: nothing };
const plainPod = { hostNetwork: false, requests: nothing };

/** The published lab: aws-node and kube-proxy on each node, two coredns, three netshoot; subnets of /24, which leave 251. */
const lab: WhatIfWorld = {
  region: 'ap-northeast-2',
  decider: 'managed',
  onEachNode: [hostPod, hostPod],
  others: [
    { ...plainPod, count: 2 },
    { ...plainPod, count: 3 },
  ],
  replica: plainPod,
  subnets: ['a', 'b', 'c'].map((zone) => ({ id: `subnet-${zone}`, zone: `ap-northeast-2${zone}`, free: 251 })),
  seenNodes: {},
  publicNodes: true,
};
const choice: WhatIfChoice = { instanceType: 't3.medium', nodes: 3, replicas: 40, cni: usual };

function outcome(some: Partial<WhatIfChoice> = {}, world: Partial<WhatIfWorld> = {}) {
  return whatIf({ ...choice, ...some }, { ...lab, ...world }) ?? expect.unreachable();
}

describe('the lab', () => {
  it('has 51 places on three t3.medium; 40 replicas fit to the last place', () => {
    expect(outcome()).toMatchObject({
      maxPods: 17,
      places: 51,
      wanted: 51,
      pending: { places: 0, cpu: 0, memory: 0 },
      withoutAddress: 0,
    });
    expect(outcome().nodes.map(({ pods, pool }) => [pods, pool.enis, pool.total])).toEqual([
      [17, 3, 15],
      [17, 3, 15],
      [17, 3, 15],
    ]);
  });

  it.each([
    ['with kube-ops-view', 1, [], 1],
    ['with kube-ops-view and metrics-server', 3, [], 3],
    ['and the pod identity agent on each node', 3, [hostPod], 6],
  ])('%s: %i more pods, so that some of 40 replicas are Pending', (_name, more, daemons, pending) => {
    const world = {
      onEachNode: [...lab.onEachNode, ...daemons],
      others: [...lab.others, { ...plainPod, count: more }],
    };
    expect(outcome({}, world).pending).toEqual({ places: pending, cpu: 0, memory: 0 });
  });

  it('takes 18 addresses of each subnet for a full t3.medium, and 233 are left of a /24', () => {
    expect(outcome().subnets).toEqual([
      { id: 'subnet-a', taken: 18, left: 233 },
      { id: 'subnet-b', taken: 18, left: 233 },
      { id: 'subnet-c', taken: 18, left: 233 },
    ]);
  });

  it('costs 0.10 for the cluster and 0.057 for each node with its public address', () => {
    expect(outcome().cost?.total).toBeCloseTo(0.1 + 3 * 0.057, 6);
    expect(outcome({ nodes: 4 }).cost?.total).toBeCloseTo(0.1 + 4 * 0.057, 6);
    expect(outcome({ instanceType: 'p5.48xlarge' }).cost).toBeUndefined();
  });

  it('with prefixes takes 110 pods a node, three /28 blocks each for its share', () => {
    const at = outcome({ cni: { ...usual, prefixDelegation: true } });
    expect(at.terms.places).toBe(242);
    expect(at).toMatchObject({ maxPods: 110, places: 330, withoutAddress: 0 });
    expect(waitingPods(at)).toBe(0);
    // 15 pods with addresses each: one block for them, and one kept warm.
    expect(at.nodes.map(({ pool }) => pool.slots)).toEqual([[2], [2], [2]]);
    expect(at.subnets[0]?.taken).toBe(33);
  });

  it('with custom networking 12 a node, from the subnets of ENIConfigs', () => {
    const at = outcome({ cni: { ...usual, customNetworking: true } });
    expect(at).toMatchObject({ maxPods: 12, places: 36, pending: { places: 15 } });
    expect(at.subnets.map(({ taken }) => taken)).toEqual([1, 1, 1]);
    expect(at.podSubnets).toEqual(['a', 'b', 'c'].map((zone) => ({ zone: `ap-northeast-2${zone}`, taken: 12 })));
  });
});

/** Max pods of one node by who decides: the EKS user guide and the AMIs' own rules. */
it.each([
  ['managed', 't3.medium', {}, 17],
  ['managed', 'm5.large', {}, 29],
  ['managed', 'm5.large', { customNetworking: true }, 20],
  ['managed', 'm5.large', { prefixDelegation: true }, 110],
  ['managed', 'c5.large', {}, 29],
  ['managed', 'm5.4xlarge', {}, 110],
  ['managed', 'm5.16xlarge', {}, 250],
  ['managed', 't2.medium', { prefixDelegation: true }, 17],
  ['self-managed', 'm5.4xlarge', {}, 234],
  ['self-managed', 't3.medium', { prefixDelegation: true }, 17],
  ['karpenter', 'm5.16xlarge', { customNetworking: true }, 737],
  ['auto-mode', 'm5.16xlarge', {}, 110],
  ['fargate', 't3.medium', {}, 1],
] as const)('%s nodes of %s with %o take %i pods', (decider, instanceType, cni, expected) => {
  expect(outcome({ instanceType, cni: { ...usual, ...cni } }, { decider }).maxPods).toBe(expected);
});

describe('what is short', () => {
  it('cpu: two cores leave 1930m, so the twentieth pod of 100m finds none', () => {
    const replica = { hostNetwork: false, requests: { cpu: 100, memory: 0 } };
    const world = { onEachNode: [], others: [], replica, subnets: lab.subnets.slice(0, 1) };
    expect(outcome({ instanceType: 't3.large', nodes: 1, replicas: 20 }, world)).toMatchObject({
      pending: { places: 0, cpu: 1, memory: 0 },
      allocatable: { cpu: 1930, memory: undefined },
    });
  });

  it('memory: as the node reports, less 11 MiB for each pod more that the kubelet takes', () => {
    const gibibyte = 2 ** 30;
    const replica = { hostNetwork: false, requests: { cpu: 0, memory: gibibyte } };
    const seenNodes = { 't3.medium': { allocatable: { cpu: 1930, memory: 3388360 * 1024 }, maxPods: 17 } };
    const world = { onEachNode: [], others: [], replica, seenNodes };
    expect(outcome({ nodes: 2, replicas: 8 }, world).pending).toEqual({ places: 0, cpu: 0, memory: 2 });
    const prefixes = outcome({ nodes: 2, replicas: 8, cni: { ...usual, prefixDelegation: true } }, world);
    expect(prefixes.allocatable.memory).toBe((3388360 - 93 * 11 * 1024) * 1024);
    expect(prefixes.pending.memory).toBe(4);
  });

  it('addresses: pods have a node and none, and the subnet has no more', () => {
    const subnets = [{ id: 'small', zone: 'a', free: 11 }];
    const at = outcome({ nodes: 1, replicas: 10 }, { onEachNode: [hostPod, hostPod], others: [], subnets });
    // The node's own address and five; of the second ENI's six one is missing, so it comes with a single address, then fills up.
    expect(at.subnets).toEqual([{ id: 'small', taken: 11, left: 0 }]);
    expect(at.withoutAddress).toBe(1);
    expect(at.pending).toEqual({ places: 0, cpu: 0, memory: 0 });
    expect(waitingPods(at)).toBe(1);
  });

  it('addresses: self-managed nodes with custom networking take more pods than there are addresses', () => {
    const cni = { ...usual, customNetworking: true };
    const at = outcome({ nodes: 1, replicas: 15, cni }, { decider: 'self-managed', others: [] });
    expect(at).toMatchObject({ maxPods: 17, pending: { places: 0 }, withoutAddress: 5 });
  });

  it('nodes: without any every pod waits for a place', () => {
    expect(outcome({ nodes: 0 })).toMatchObject({ places: 0, pending: { places: 45 }, overTime: [] });
  });

  it('says nothing of a type that no table has', () => {
    expect(whatIf({ ...choice, instanceType: 'i3.metal' }, lab)).toBeUndefined();
  });
});

describe('for every type', () => {
  it('each pod has an address, shares its node’s, or waits; places are never overbooked; subnets add up', () => {
    for (const { type } of instanceTypes().values())
      for (const decider of ['managed', 'self-managed'] as const)
        for (const cni of [
          usual,
          { ...usual, prefixDelegation: true },
          { ...usual, customNetworking: true, warmIpTarget: 2 },
        ]) {
          const at = outcome({ instanceType: type, nodes: 2, replicas: 90, cni }, { decider });
          const pods = at.nodes.reduce((sum, node) => sum + node.pods, 0);
          const used = at.nodes.reduce((sum, { pool }) => sum + pool.used, 0);
          expect(at.wanted).toBe(2 * 2 + 5 + 90);
          expect(pods + at.pending.places + at.pending.cpu + at.pending.memory).toBe(at.wanted);
          expect(used + at.withoutAddress).toBe(pods - 4);
          expect(at.nodes.every((node) => node.pods <= at.maxPods)).toBe(true);
          const taken = [...at.subnets, ...at.podSubnets].reduce((sum, subnet) => sum + subnet.taken, 0);
          expect(at.nodes.reduce((sum, { pool }) => sum + pool.subnetAddresses, 0)).toBe(taken);
          expect(at.subnets.every(({ left }) => left >= 0)).toBe(true);
        }
  });

  it('more replicas never mean fewer pods waiting, more nodes never more', () => {
    for (const instanceType of ['t3.nano', 't3.medium', 'm5.large', 'm5.4xlarge']) {
      const waiting = (some: Partial<WhatIfChoice>) => waitingPods(outcome({ instanceType, ...some }));
      let last = 0;
      for (const replicas of [0, 1, 10, 40, 41, 100, 400]) {
        expect(waiting({ replicas })).toBeGreaterThanOrEqual(last);
        last = waiting({ replicas });
      }
      let least = Infinity;
      for (const nodes of [1, 2, 3, 6, 12]) {
        expect(waiting({ nodes, replicas: 400 })).toBeLessThanOrEqual(least);
        least = waiting({ nodes, replicas: 400 });
      }
    }
  });
});
