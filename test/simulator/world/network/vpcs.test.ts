import { describe, expect, test } from 'vitest';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import {
  deleteInternetGateway,
  detachInternetGateway,
} from '../../../../src/simulator/world/network/internetGateways.ts';
import { deleteRouteTable, routesOf } from '../../../../src/simulator/world/network/routeTables.ts';
import { createSubnet, deleteSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { createVpc, deleteVpc } from '../../../../src/simulator/world/network/vpcs.ts';
import { emptyWorld, expectFault, labNetwork, launched } from '../testWorld.ts';

describe('a VPC', () => {
  test('is made with a main route table and a default security group, and goes with them', () => {
    const { world } = emptyWorld();
    const { id } = createVpc(world, { cidr: '10.0.0.0/16', tags: {} });
    expect([...world.routeTables.values()]).toMatchObject([{ vpcId: id, main: true }]);
    expect([...world.securityGroups.values()]).toMatchObject([{ vpcId: id, name: 'default' }]);
    deleteVpc(world, id);
    expect([world.vpcs.size, world.routeTables.size, world.securityGroups.size]).toEqual([0, 0, 0]);
  });

  test('is refused when there are five', () => {
    const { world } = emptyWorld();
    for (let i = 0; i < 5; i++) createVpc(world, { cidr: `10.${i}.0.0/16`, tags: {} });
    expectFault(
      () => createVpc(world, { cidr: '10.9.0.0/16', tags: {} }),
      'VpcLimitExceeded',
      'The maximum number of VPCs has been reached.',
    );
  });

  test('comes apart only in order: instance, gateway, subnets, route table, VPC', () => {
    const { world, clock, vpc, subnets, gatewayId } = labNetwork();
    const instance = launched(world, subnets[0]);
    const [table] = [...world.routeTables.values()].filter(({ main }) => !main);
    expectFault(
      () => deleteSubnet(world, subnets[0].id),
      'DependencyViolation',
      `The subnet '${subnets[0].id}' has dependencies and cannot be deleted.`,
    );
    expectFault(
      () => detachInternetGateway(world, gatewayId, vpc.id),
      'DependencyViolation',
      `Network ${vpc.id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
    expectFault(
      () => deleteInternetGateway(world, gatewayId),
      'DependencyViolation',
      `The internetGateway '${gatewayId}' has dependencies and cannot be deleted.`,
    );
    terminateInstance(world, instance.id);
    clock.advance(60_000);
    detachInternetGateway(world, gatewayId, vpc.id);
    deleteInternetGateway(world, gatewayId);
    expectFault(
      () => deleteVpc(world, vpc.id),
      'DependencyViolation',
      `The vpc '${vpc.id}' has dependencies and cannot be deleted.`,
    );
    for (const { id } of subnets) deleteSubnet(world, id);
    deleteRouteTable(world, table?.id ?? '');
    deleteVpc(world, vpc.id);
    expect(world.vpcs.size).toBe(0);
    expectFault(() => deleteVpc(world, vpc.id), 'InvalidVpcID.NotFound', `The vpc ID '${vpc.id}' does not exist`);
  });
});

describe('a subnet', () => {
  test('has to be inside its VPC, overlap none, and be in a zone there is', () => {
    const { world, vpc } = labNetwork();
    const make = (cidr: string, zone: string) => createSubnet(world, { vpcId: vpc.id, cidr, zone, tags: {} });
    expectFault(
      () => make('10.0.0.0/24', 'ap-northeast-2a'),
      'InvalidSubnet.Range',
      "The CIDR '10.0.0.0/24' is invalid.",
    );
    expectFault(
      () => make('192.168.2.128/25', 'ap-northeast-2a'),
      'InvalidSubnet.Conflict',
      "The CIDR '192.168.2.128/25' conflicts with another subnet",
    );
    expectFault(
      () => make('192.168.9.0/24', 'ap-northeast-2z'),
      'InvalidParameterValue',
      'Value (ap-northeast-2z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ap-northeast-2a, ap-northeast-2b, ap-northeast-2c, ap-northeast-2d.',
    );
    expect(make('192.168.9.0/24', 'ap-northeast-2d').zoneId).toBe('apne2-az4');
  });

  test('follows the table it is associated with, else the main one', () => {
    const { world, vpc, subnets, gatewayId } = labNetwork();
    const other = createSubnet(world, { vpcId: vpc.id, cidr: '192.168.11.0/24', zone: world.zone('a'), tags: {} });
    expect(routesOf(world, subnets[0].id).map(({ gatewayId: id }) => id)).toEqual(['local', gatewayId]);
    expect(routesOf(world, other.id).map(({ gatewayId: id }) => id)).toEqual(['local']);
  });
});
