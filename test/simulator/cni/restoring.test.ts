import { expect, test } from 'vitest';
import { AddressLab } from './addressLab.ts';

/** Addresses that pods had, which come back with a world that is opened again. */
function expectPods(lab: AddressLab, addresses: readonly string[]): void {
  for (const address of addresses) lab.world.recorded.record('pod address', `pod-${address}`, address);
}

test('pods that come back get the addresses they had, of whatever kind, and nothing else does meanwhile', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const had = lab.interfaces[0]?.addresses.slice(1, 3) ?? [];
  expectPods(lab, had);
  lab.start({ ENABLE_PREFIX_DELEGATION: 'true' });
  expect(lab.interfaces[0]?.addresses.slice(1)).toEqual(had);
  expect(had.map((address) => lab.ask(`pod-${address}`))).toEqual(had);
  const other = lab.ask('another');
  expect(had).not.toContain(other);
});

test('and the daemon does not give them back before, although its targets need fewer', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const had = lab.interfaces[0]?.addresses.slice(1) ?? [];
  expectPods(lab, had);
  lab.start({ WARM_IP_TARGET: '1' });
  expect(lab.interfaces[0]?.addresses.slice(1)).toEqual(had);
});

test('a subnet knows what interfaces hold that were put there without a word', () => {
  const lab = new AddressLab('t3.medium', {}, 17, { cidr: '192.168.1.0/28' });
  const [eni] = lab.interfaces;
  if (eni === undefined) throw new Error('no interface');
  lab.world.networkInterfaces.set('eni-0bbbbbbbbbbbbbbbb', {
    ...eni,
    id: 'eni-0bbbbbbbbbbbbbbbb',
    addresses: ['192.168.1.14'],
  });
  lab.addPods(5);
  lab.clock.advance(60_000);
  const held = [...lab.world.networkInterfaces.values()].flatMap(({ addresses }) => addresses);
  expect(new Set(held).size).toBe(held.length);
});
