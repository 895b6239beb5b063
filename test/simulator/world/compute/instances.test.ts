import { describe, expect, test } from 'vitest';
import { primaryInterface } from '../../../../src/simulator/world/compute/instanceLife.ts';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import { attachNetworkInterface, setDeleteOnTermination } from '../../../../src/simulator/world/network/attachments.ts';
import { createNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

describe('an instance', () => {
  test('is pending, then running, with an interface, a public address and a volume', () => {
    const { world, clock, subnets } = labNetwork();
    const states: string[] = [];
    world.instanceChanged.event(({ state }) => states.push(state));
    const bastion = launched(world, subnets[0], { privateIpAddress: '192.168.1.100' });
    expect(bastion.state).toBe('pending');
    clock.advance(30_000);
    expect(states).toEqual(['pending', 'running']);
    expect(primaryInterface(world, bastion)).toMatchObject({
      addresses: ['192.168.1.100'],
      publicIp: expect.stringMatching(/^198\.1[89]\./) as string,
      attachment: { deviceIndex: 0, deleteOnTermination: true, status: 'attached' },
    });
    expect([...world.volumes.values()]).toMatchObject([{ sizeGiB: 30, attachment: { instanceId: bastion.id } }]);
  });

  test('takes with it what is marked to go, and leaves the rest available', () => {
    const { world, clock, subnets } = labNetwork();
    const { id: instanceId } = launched(world, subnets[0]);
    const [goes, stays] = [1, 2].map((deviceIndex) => {
      const { id } = createNetworkInterface(world, {
        subnetId: subnets[0].id,
        groups: [],
        description: '',
        tags: {},
      });
      return attachNetworkInterface(world, { networkInterfaceId: id, instanceId, deviceIndex });
    });
    setDeleteOnTermination(world, goes?.id ?? '', true);
    terminateInstance(world, instanceId);
    expect(world.instances.get(instanceId)?.state).toBe('shutting-down');
    clock.advance(60_000);
    expect(world.instances.get(instanceId)).toMatchObject({ state: 'terminated', interfaceIds: [], volumeIds: [] });
    expect([...world.networkInterfaces.values()]).toMatchObject([{ status: 'available' }]);
    expect(stays?.deleteOnTermination).toBe(false);
    expect(world.volumes.size).toBe(0);
    clock.advance(2 * 3_600_000);
    expect(world.instances.has(instanceId)).toBe(false);
  });

  test('is refused without its key pair, its image or a type there is', () => {
    const { world, subnets } = labNetwork();
    expectFault(
      () => launched(world, subnets[0], { keyName: 'nobody' }),
      'InvalidKeyPair.NotFound',
      "The key pair 'nobody' does not exist",
    );
    expectFault(
      () => launched(world, subnets[0], { imageId: 'ami-00000000000000000' }),
      'InvalidAMIID.NotFound',
      "The image id '[ami-00000000000000000]' does not exist",
    );
    expectFault(
      () => launched(world, subnets[0], { type: 't3.enormous' }),
      'InvalidParameterValue',
      "Invalid value 't3.enormous' for InstanceType.",
    );
    expect(world.networkInterfaces.size).toBe(0);
  });
});
