import { expect, test } from 'vitest';
import { terminateInstance } from '../../../src/simulator/world/compute/instances.ts';
import { AddressLab } from './addressLab.ts';

const available = (lab: AddressLab) =>
  [...lab.world.networkInterfaces.values()].filter(({ status }) => status === 'available');

test('a node that dies between making an interface and attaching it leaves the interface behind', () => {
  const lab = new AddressLab('t3.medium', { CLUSTER_NAME: 'myeks' }, 17);
  lab.addPods(1);
  for (let ms = 0; available(lab).length === 0 && ms < 20_000; ms += 50) lab.clock.advance(50);
  lab.ipamd.dispose();
  terminateInstance(lab.world, lab.instance.id);
  lab.clock.advance(600_000);
  const [leaked, ...others] = [...lab.world.networkInterfaces.values()];
  expect(others).toEqual([]);
  expect(leaked).toMatchObject({
    status: 'available',
    description: `aws-K8S-${lab.instance.id}`,
    tags: { 'node.k8s.amazonaws.com/instance_id': lab.instance.id, 'cluster.k8s.amazonaws.com/name': 'myeks' },
  });
});

test('and so does one that dies between detaching and deleting', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const [sandbox = ''] = lab.addPods(1);
  lab.clock.advance(90_000);
  lab.ipamd.removeSandbox(sandbox);
  for (let ms = 0; available(lab).length === 0 && ms < 60_000; ms += 100) lab.clock.advance(100);
  lab.ipamd.dispose();
  terminateInstance(lab.world, lab.instance.id);
  lab.clock.advance(600_000);
  expect(available(lab)).toHaveLength(1);
  expect(lab.world.networkInterfaces.size).toBe(1);
});

/** A lab in whose VPC another node's daemon lost an interface. */
function labWithLeak(env: Readonly<Record<string, string>>): AddressLab {
  const lab = new AddressLab('t3.medium', { ...env, CLUSTER_NAME: 'myeks' }, 17);
  lab.addPods(1);
  for (let ms = 0; available(lab).length === 0 && ms < 20_000; ms += 50) lab.clock.advance(50);
  lab.restart({ ...env, CLUSTER_NAME: 'myeks' });
  return lab;
}

test('another start of the daemon sweeps lost interfaces up within the hour, once they are five minutes old', () => {
  const lab = labWithLeak({});
  const [lost] = available(lab);
  lab.clock.advance(240_000);
  expect(lab.world.networkInterfaces.has(lost?.id ?? '')).toBe(true);
  lab.clock.advance(3_600_000 + 300_000);
  expect(lab.world.networkInterfaces.has(lost?.id ?? '')).toBe(false);
});

test('unless it is told not to', () => {
  const lab = labWithLeak({ DISABLE_LEAKED_ENI_CLEANUP: 'true' });
  lab.clock.advance(3 * 3_600_000);
  expect(available(lab)).toHaveLength(1);
});

test('an interface of unknown age is given one and spared for an hour; those of others are left alone', () => {
  const lab = labWithLeak({});
  const [lost] = available(lab);
  if (lost === undefined) throw new Error('nothing was lost');
  const { 'node.k8s.amazonaws.com/createdAt': _, ...tags } = lost.tags;
  lost.tags = tags;
  const foreign = {
    ...lost,
    id: 'eni-0aaaaaaaaaaaaaaaa',
    tags: { ...tags, 'cluster.k8s.amazonaws.com/name': 'other' },
  };
  lab.world.networkInterfaces.set(foreign.id, foreign);
  lab.clock.advance(310_000);
  expect(lost.tags['node.k8s.amazonaws.com/createdAt']).toMatch(/^2026-11-23T/);
  lab.clock.advance(3_600_000 + 310_000);
  expect(lab.world.networkInterfaces.has(lost.id)).toBe(false);
  expect(lab.world.networkInterfaces.has(foreign.id)).toBe(true);
});
