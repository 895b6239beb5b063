import { expect, test } from 'vitest';
import { primaryInterface } from '../../../../src/simulator/world/compute/instanceLife.ts';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import { changeInstanceType } from '../../../../src/simulator/world/compute/instanceType.ts';
import { startInstance, stopInstance } from '../../../../src/simulator/world/compute/power.ts';
import { allocateAddress, associateAddress } from '../../../../src/simulator/world/network/elasticIps.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

function running() {
  const lab = labNetwork();
  const instance = launched(lab.world, lab.subnets[0]);
  lab.clock.advance(10_000);
  const publicIp = () => primaryInterface(lab.world, instance)?.publicIp;
  return { ...lab, instance, publicIp };
}

test('a stopped instance keeps its private address and volumes, and has another public address when it starts', () => {
  const { world, clock, instance, publicIp } = running();
  const [before, address] = [publicIp(), primaryInterface(world, instance)?.addresses[0]];
  stopInstance(world, instance.id);
  expect(instance.state).toBe('stopping');
  clock.advance(40_000);
  expect([instance.state, publicIp()]).toEqual(['stopped', undefined]);
  startInstance(world, instance.id);
  expect(instance.state).toBe('pending');
  clock.advance(10_000);
  expect(instance.state).toBe('running');
  expect(publicIp()).toMatch(/^198\.1[89]\./);
  expect(publicIp()).not.toBe(before);
  expect(primaryInterface(world, instance)?.addresses[0]).toBe(address);
  expect(instance.volumeIds).toHaveLength(1);
});

test('a kept address stays with an instance that stops', () => {
  const { world, clock, instance, publicIp } = running();
  const kept = allocateAddress(world, { tags: {} });
  associateAddress(world, kept.allocationId, primaryInterface(world, instance)?.id ?? '');
  stopInstance(world, instance.id);
  clock.advance(40_000);
  expect(publicIp()).toBe(kept.publicIp);
});

test('an instance that is not stopped or running is not started or stopped', () => {
  const { world, clock, instance } = running();
  stopInstance(world, instance.id);
  expectFault(
    () => startInstance(world, instance.id),
    'IncorrectInstanceState',
    `The instance '${instance.id}' is not in a state from which it can be started.`,
  );
  clock.advance(40_000);
  terminateInstance(world, instance.id);
  expectFault(
    () => stopInstance(world, instance.id),
    'IncorrectInstanceState',
    `The instance '${instance.id}' is not in a state from which it can be stopped.`,
  );
});

test('a protected instance is not terminated', () => {
  const { world, subnets } = labNetwork();
  const { id } = launched(world, subnets[0], { terminationProtected: true });
  expectFault(
    () => terminateInstance(world, id),
    'OperationNotPermitted',
    `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  );
});

test('another type takes a stop and a start', () => {
  const { world, clock, instance } = running();
  changeInstanceType(world, instance.id, 't3.large');
  clock.advance(60_000);
  expect([instance.state, instance.type]).toEqual(['running', 't3.large']);
});
