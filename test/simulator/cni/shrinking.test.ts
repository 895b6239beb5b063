import { expect, test } from 'vitest';
import { AddressLab, noAddress } from './addressLab.ts';

test('after a burst an idle t3.medium is back at one interface, each leaving no sooner than 30 s after its last pod', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const sandboxes = lab.addPods(15);
  lab.clock.advance(120_000);
  for (const sandbox of sandboxes) lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(29_000);
  expect(lab.interfaces).toHaveLength(3);
  lab.clock.advance(11_000);
  expect(lab.interfaces.length).toBeLessThan(3);
  lab.clock.advance(30_000);
  expect(lab.interfaces).toHaveLength(1);
});

test('an interface younger than a minute stays', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const [sandbox = ''] = lab.addPods(1);
  lab.clock.advance(13_000);
  expect(lab.interfaces).toHaveLength(2);
  lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(45_000);
  expect(lab.interfaces).toHaveLength(2);
  lab.clock.advance(20_000);
  expect(lab.interfaces).toHaveLength(1);
});

test('an interface with a pod on it stays, and so does a second warm one', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const sandboxes = lab.addPods(15);
  lab.clock.advance(120_000);
  const secondary = new Set(lab.interfaces[1]?.addresses);
  const kept = [...lab.ipamd.pool.allocations].find(([address]) => secondary.has(address))?.[1].sandbox;
  for (const sandbox of sandboxes) if (sandbox !== kept) lab.ipamd.removeSandbox(sandbox);
  const id = lab.interfaces[1]?.id;
  lab.clock.advance(300_000);
  expect(lab.interfaces.map((each) => each.id)).toEqual([lab.instance.interfaceIds[0], id]);
});

test('with address targets single addresses are given back, at most every 30 s', () => {
  const lab = new AddressLab('t3.small', { WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '2' }, 11);
  const sandboxes = lab.addPods(3);
  lab.clock.advance(60_000);
  expect(lab.secondaryAddresses).toBe(4);
  for (const sandbox of sandboxes) lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(300_000);
  expect(lab.secondaryAddresses).toBe(2);
});

test('a freed address is not given out again for 30 s', () => {
  const lab = new AddressLab('t3.nano', { MAX_ENI: '1' }, 4);
  const [sandbox = ''] = lab.addPods(1);
  lab.ipamd.removeSandbox(sandbox);
  expect(lab.ask('next')).toBe(noAddress);
  lab.clock.advance(29_000);
  expect(lab.ask('next')).toBe(noAddress);
  lab.clock.advance(2000);
  expect(lab.ask('next')).toBe(lab.interfaces[0]?.addresses[1]);
});
