import { describe, expect, test } from 'vitest';
import { AddressLab } from './addressLab.ts';

/** Pods → interfaces and secondary addresses, from the VPC CNI's docs/eni-and-ip-target.md and the lab's own nodes. */
const secondary = [
  ['t3.medium', {}, 0, 1, 5],
  ['t3.medium', {}, 1, 2, 10],
  ['t3.medium', {}, 5, 2, 10],
  ['t3.medium', {}, 6, 3, 15],
  ['t3.medium', {}, 15, 3, 15],
  ['t3.small', { WARM_ENI_TARGET: '1' }, 0, 1, 3],
  ['t3.small', { WARM_ENI_TARGET: '1' }, 5, 3, 9],
  ['t3.small', { WARM_ENI_TARGET: '1' }, 9, 3, 9],
  ['t3.small', { WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 0, 1, 1],
  ['t3.small', { WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 5, 2, 6],
  ['t3.small', { WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 9, 3, 9],
  ['t3.small', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '5' }, 0, 2, 5],
  ['t3.small', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '5' }, 5, 3, 7],
  ['t3.small', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '5' }, 9, 3, 9],
  ['p3dn.24xlarge', { WARM_ENI_TARGET: '1' }, 0, 1, 49],
  ['p3dn.24xlarge', { WARM_ENI_TARGET: '1' }, 3, 2, 98],
  ['p3dn.24xlarge', { WARM_ENI_TARGET: '1' }, 95, 3, 147],
  ['p3dn.24xlarge', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, 0, 1, 10],
  ['p3dn.24xlarge', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, 7, 1, 12],
  ['p3dn.24xlarge', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, 15, 1, 20],
  ['p3dn.24xlarge', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, 45, 2, 50],
  ['t3.medium', { MAX_ENI: '2' }, 10, 2, 10],
] as const;

/** Pods → interfaces and prefixes, from docs/prefix-and-ip-target.md. */
const prefixes = [
  [{ WARM_PREFIX_TARGET: '1' }, 0, 1, 1],
  [{ WARM_PREFIX_TARGET: '1' }, 5, 1, 2],
  [{ WARM_PREFIX_TARGET: '1' }, 16, 1, 2],
  [{ WARM_PREFIX_TARGET: '1' }, 17, 1, 3],
  [{ WARM_PREFIX_TARGET: '1' }, 58, 2, 5],
  [{ WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 0, 1, 1],
  [{ WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 5, 1, 1],
  [{ WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 17, 1, 2],
  [{ WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1' }, 58, 2, 4],
  [{ WARM_IP_TARGET: '7', MINIMUM_IP_TARGET: '20' }, 5, 1, 2],
  [{ WARM_IP_TARGET: '7', MINIMUM_IP_TARGET: '20' }, 17, 1, 2],
  [{ WARM_IP_TARGET: '7', MINIMUM_IP_TARGET: '20' }, 58, 2, 5],
] as const;

describe('the address pool with secondary addresses', () => {
  test.each(secondary)('%s %o with %i pods: %i ENIs, %i addresses', (type, env, pods, enis, addresses) => {
    const lab = new AddressLab(type, env, 250);
    lab.addPods(pods);
    lab.clock.advance(300_000);
    expect({ enis: lab.interfaces.length, addresses: lab.secondaryAddresses }).toEqual({ enis, addresses });
  });
});

describe('the address pool of a t3.small with prefixes', () => {
  test.each(prefixes)('%o with %i pods: %i ENIs, %i prefixes', (env, pods, enis, count) => {
    const lab = new AddressLab('t3.small', { ENABLE_PREFIX_DELEGATION: 'true', ...env }, 110);
    lab.addPods(pods);
    lab.clock.advance(300_000);
    expect({ enis: lab.interfaces.length, prefixes: lab.prefixes }).toEqual({ enis, prefixes: count });
  });

  test('a Xen type cannot have them and stays with addresses', () => {
    const lab = new AddressLab('t2.medium', { ENABLE_PREFIX_DELEGATION: 'true' }, 17);
    expect({ addresses: lab.secondaryAddresses, prefixes: lab.prefixes }).toEqual({ addresses: 5, prefixes: 0 });
  });

  test('a running node keeps the addresses its pods have and gives the others up for prefixes', () => {
    const lab = new AddressLab('t3.medium', {}, 17);
    lab.addPods(2);
    lab.clock.advance(60_000);
    lab.start({ ENABLE_PREFIX_DELEGATION: 'true' });
    expect(lab.secondaryAddresses).toBe(2);
    expect(lab.prefixes).toBeGreaterThanOrEqual(1);
  });
});
