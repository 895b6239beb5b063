import { describe, expect, test } from 'vitest';
import {
  attachNetworkInterface,
  attachToService,
  detachNetworkInterface,
} from '../../../../src/simulator/world/network/attachments.ts';
import {
  createNetworkInterface,
  deleteNetworkInterface,
} from '../../../../src/simulator/world/network/networkInterfaces.ts';
import {
  assignPrivateIpAddresses,
  unassignPrivateIpAddresses,
} from '../../../../src/simulator/world/network/secondaryAddresses.ts';
import type { Subnet } from '../../../../src/simulator/world/network/records.ts';
import type { World } from '../../../../src/simulator/world/world.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

function created(world: World, subnet: Subnet) {
  return createNetworkInterface(world, { subnetId: subnet.id, groups: [], description: 'extra', tags: {} });
}

describe('a t3.medium', () => {
  test('takes three interfaces and no fourth', () => {
    const { world, subnets } = labNetwork();
    const { id: instanceId } = launched(world, subnets[0]);
    for (const deviceIndex of [1, 2])
      attachNetworkInterface(world, { networkInterfaceId: created(world, subnets[0]).id, instanceId, deviceIndex });
    const fourth = created(world, subnets[0]);
    expectFault(
      () => attachNetworkInterface(world, { networkInterfaceId: fourth.id, instanceId, deviceIndex: 3 }),
      'AttachmentLimitExceeded',
      'Interface count 4 exceeds the limit for t3.medium',
    );
    expect(fourth.status).toBe('available');
  });

  test('holds six addresses on an interface, a prefix counting as one', () => {
    const { world, subnets } = labNetwork();
    const [networkInterfaceId = ''] = launched(world, subnets[0]).interfaceIds;
    const assigned = assignPrivateIpAddresses(world, { networkInterfaceId, count: 4 });
    expect(assigned).toHaveLength(4);
    const [prefix = ''] = assignPrivateIpAddresses(world, { networkInterfaceId, prefixCount: 1 });
    expect(prefix).toMatch(/^192\.168\.1\.\d+\/28$/);
    const refusal = ['PrivateIpAddressLimitExceeded', 'Number of private addresses will exceed limit.'] as const;
    expectFault(() => assignPrivateIpAddresses(world, { networkInterfaceId, count: 1 }), ...refusal);
    expectFault(() => assignPrivateIpAddresses(world, { networkInterfaceId, prefixCount: 1 }), ...refusal);
    unassignPrivateIpAddresses(world, { networkInterfaceId, addresses: [prefix, assigned[0] ?? ''] });
    expect(world.networkInterfaces.get(networkInterfaceId)).toMatchObject({ prefixes: [] });
    expect(assignPrivateIpAddresses(world, { networkInterfaceId, count: 2 })).toHaveLength(2);
  });

  test('takes no interface of another zone, nor two at one device index', () => {
    const { world, subnets } = labNetwork();
    const { id: instanceId } = launched(world, subnets[0]);
    const far = created(world, subnets[1]);
    const near = created(world, subnets[0]);
    expectFault(
      () => attachNetworkInterface(world, { networkInterfaceId: far.id, instanceId, deviceIndex: 1 }),
      'InvalidParameterCombination',
      'You may not attach a network interface to an instance if they are not in the same availability zone',
    );
    expectFault(
      () => attachNetworkInterface(world, { networkInterfaceId: near.id, instanceId, deviceIndex: 0 }),
      'InvalidParameterValue',
      `Instance '${instanceId}' already has an interface attached at device index '0'.`,
    );
  });
});

describe('an interface', () => {
  test('is deleted only when detached, and its primary address cannot be taken away', () => {
    const { world, subnets } = labNetwork();
    const { id: instanceId } = launched(world, subnets[0]);
    const { id, addresses } = created(world, subnets[0]);
    const attachment = attachNetworkInterface(world, { networkInterfaceId: id, instanceId, deviceIndex: 1 });
    expectFault(
      () => deleteNetworkInterface(world, id),
      'InvalidParameterValue',
      `Network interface '${id}' is currently in use.`,
    );
    expect(() => unassignPrivateIpAddresses(world, { networkInterfaceId: id, addresses })).toThrow(/primary/);
    detachNetworkInterface(world, attachment.id);
    expect(world.networkInterfaces.get(id)?.status).toBe('available');
    deleteNetworkInterface(world, id);
    expectFault(
      () => deleteNetworkInterface(world, id),
      'InvalidNetworkInterfaceID.NotFound',
      `The networkInterface ID '${id}' does not exist`,
    );
  });

  test('that a service holds is not ours to detach', () => {
    const { world, subnets } = labNetwork();
    const { id } = created(world, subnets[0]);
    const attachment = attachToService(world, {
      networkInterfaceId: id,
      instanceOwnerId: '900000000001',
      deviceIndex: 1,
    });
    expectFault(
      () => detachNetworkInterface(world, attachment.id),
      'AuthFailure',
      'You do not have permission to access the specified resource.',
    );
  });

  test('every change is told', () => {
    const { world, subnets } = labNetwork();
    const told: string[] = [];
    world.interfaceChanged.event((id) => told.push(id));
    const { id } = created(world, subnets[0]);
    assignPrivateIpAddresses(world, { networkInterfaceId: id, count: 1 });
    deleteNetworkInterface(world, id);
    expect(told).toEqual([id, id, id]);
  });
});
