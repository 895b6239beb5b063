import { expect, test } from 'vitest';
import { AddressLab, noAddress } from './addressLab.ts';

/** What the lab's own nodes showed (t3.medium, VPC CNI 1.12.6): see the walkthrough's chapters on ENIs and on the pod limit. */
test('a node without pods has eth0; one pod brings eth1; a burst to fifteen uses eth1 up and waits for eth2', () => {
  const lab = new AddressLab('t3.medium', {}, 17, { version: 'v1.12.6' });
  const devices = () => lab.interfaces.map(({ attachment }) => attachment?.deviceIndex);
  expect(devices()).toEqual([0]);
  lab.ask('coredns');
  lab.clock.advance(15_000);
  expect(devices()).toEqual([0, 1]);
  lab.ask('netshoot');
  lab.clock.advance(60_000);
  expect(devices()).toEqual([0, 1]);
  const burst = Array.from({ length: 13 }, (_, index) => `nginx-${index}`);
  const waiting = burst.filter((name) => lab.ask(name) === noAddress);
  expect(waiting).toHaveLength(5);
  lab.clock.advance(17_000);
  expect(devices()).toEqual([0, 1, 2]);
  const eth2 = lab.interfaces[2]?.addresses ?? [];
  for (const name of waiting) expect(eth2).toContain(lab.ask(name));
  expect(lab.ask('sixteenth')).toBe(noAddress);
});

test('the daemon of a full node goes on counting what it lacks, without asking EC2 for more', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  lab.addPods(15);
  lab.clock.advance(30_000);
  let calls = 0;
  lab.world.faultFor = () => {
    calls += 1;
    return undefined;
  };
  lab.clock.advance(240_000);
  expect(calls).toBe(0);
  expect(lab.ipamd.log.records.map(({ message }) => message)).toContain(
    'Skipping ENI allocation as the max ENI limit is already reached',
  );
});

test('with five pods left a node stays at two interfaces, with none at one', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const sandboxes = lab.addPods(15);
  lab.clock.advance(90_000);
  // Five pods on one interface, so that the others are free.
  const kept = new Set(lab.interfaces[0]?.addresses);
  const staying = [...lab.ipamd.pool.allocations]
    .filter(([address]) => kept.has(address))
    .map(([, each]) => each.sandbox);
  for (const sandbox of sandboxes) if (!staying.includes(sandbox)) lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(300_000);
  expect(lab.interfaces).toHaveLength(2);
  for (const sandbox of staying) lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(300_000);
  expect(lab.interfaces).toHaveLength(1);
});

test('lines of the log name the card since 1.20, and what is counted with prefixes', () => {
  const text = (version: string, env = {}) =>
    new AddressLab('t3.medium', env, 17, { version }).ipamd.log.records.map(({ message }) => message).join('\n');
  expect(text('v1.12.6')).toContain(
    'IP pool stats: Total IPs/Prefixes = 5/0, AssignedIPs/CooldownIPs: 0/0, c.maxIPsPerENI = 5',
  );
  expect(text('v1.21.1')).toContain(
    'IP pool stats for network card 0: Total IPs/Prefixes = 5/0, AssignedIPs/CooldownIPs: 0/0, c.maxIPsPerENI = 5',
  );
  expect(text('v1.21.1', { ENABLE_PREFIX_DELEGATION: 'true' })).toContain(
    'Prefix pool stats for network card 0: Total IPs/Prefixes = 16/1, AssignedIPs/CooldownIPs: 0/0, c.maxIPsPerENI = 80',
  );
});
