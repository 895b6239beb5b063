import { describe, expect, it } from 'vitest';
import { labCharges } from '../../../src/domain/cost/labCharges.ts';
import { costUntil, resourceCost } from '../../../src/domain/cost/resourceCost.ts';
import { inventory, made } from '../stack/labWorld.ts';

const seoul = 'ap-northeast-2';
const hour = 3_600_000;

describe('resourceCost', () => {
  it('knows the control plane everywhere, and six times that in extended support', () => {
    expect(resourceCost('eu-west-9', made('cluster', 'myeks'))).toBe(0.1);
    expect(resourceCost(seoul, made('cluster', 'myeks', { type: 'EXTENDED_SUPPORT' }))).toBeCloseTo(0.6, 9);
  });

  it('says that it does not know rather than nothing', () => {
    const instance = made('instance', 'i-1', { status: 'running', type: 't3.medium' });
    expect(resourceCost(seoul, instance)).toBe(0.052);
    expect(resourceCost('eu-west-9', instance)).toBeUndefined();
    expect(resourceCost(seoul, { ...instance, type: 'p5.48xlarge' })).toBeUndefined();
    expect(resourceCost(seoul, { ...instance, status: 'stopped' })).toBe(0);
    expect(resourceCost(seoul, made('load-balancer', 'arn', { type: 'network' }))).toBeUndefined();
    expect(resourceCost(seoul, made('volume', 'vol-1', { type: 'io2', sizeGib: 4 }))).toBeUndefined();
  });

  it('counts a public address once, at its interface', () => {
    const held = made('network-interface', 'eni-1', { publicIp: '3.3.3.3' });
    expect(resourceCost(seoul, held)).toBe(0.005);
    expect(resourceCost(seoul, made('elastic-ip', 'eipalloc-1', { status: 'associated' }))).toBe(0);
    expect(resourceCost(seoul, made('elastic-ip', 'eipalloc-2', { status: 'free' }))).toBe(0.005);
  });
});

describe('what a lab has cost', () => {
  it('is the sum of its parts, each since it was made', () => {
    const node = made('instance', 'i-1', {
      status: 'running',
      type: 't3.medium',
      createdAt: hour,
      tags: { 'eks:cluster-name': 'myeks' },
    });
    const address = made('network-interface', 'eni-1', {
      vpcId: 'vpc-1',
      instanceId: 'i-1',
      publicIp: '3.3.3.3',
      status: 'in-use',
    });
    const cluster = made('cluster', 'myeks', { vpcId: 'vpc-1', createdAt: 0 });
    const foreign = made('instance', 'i-9', { vpcId: 'vpc-1', status: 'running', type: 't3.medium', createdAt: 0 });
    const { charges, unpriced } = labCharges(inventory([cluster, node, address, foreign]));
    expect(unpriced).toEqual([]);
    // Three hours of the plane; two of the node and of its address.
    expect(costUntil(charges, 3 * hour)).toBeCloseTo(3 * 0.1 + 2 * 0.052 + 2 * 0.005, 9);
    expect(costUntil(charges, 0)).toBe(0);
  });
});
