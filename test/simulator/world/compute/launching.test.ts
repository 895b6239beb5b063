import { describe, expect, test } from 'vitest';
import { setExhausted } from '../../../../src/simulator/world/compute/capacity.ts';
import { imagesOf } from '../../../../src/simulator/world/compute/images.ts';
import { primaryInterface } from '../../../../src/simulator/world/compute/instanceLife.ts';
import { createNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { attachNetworkInterface } from '../../../../src/simulator/world/network/attachments.ts';
import { setQuota } from '../../../../src/simulator/world/quotas.ts';
import { createSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

describe('a launch is refused', () => {
  test('past the quota of vCPUs, until an instance is gone', () => {
    const { world, subnets } = labNetwork();
    setQuota(world, 'L-1216C47A', 5);
    launched(world, subnets[0]);
    launched(world, subnets[0]);
    expectFault(
      () => launched(world, subnets[0]),
      'VcpuLimitExceeded',
      'You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    );
    // Graphics instances are counted by themselves.
    launched(world, subnets[0], { type: 'g4dn.xlarge' });
  });

  test('where the zone has none left', () => {
    const { world, subnets } = labNetwork();
    setExhausted(world, 't3.medium', 'ap-northeast-2a', true);
    expectFault(
      () => launched(world, subnets[0]),
      'InsufficientInstanceCapacity',
      'We currently do not have sufficient t3.medium capacity in the Availability Zone you requested (ap-northeast-2a). Our system will be working on provisioning additional capacity. You can currently get t3.medium capacity by not specifying an Availability Zone in your request or choosing ap-northeast-2b, ap-northeast-2c, ap-northeast-2d.',
    );
    launched(world, subnets[1]);
    setExhausted(world, 't3.medium', 'ap-northeast-2a', false);
    launched(world, subnets[0]);
  });

  test('where the zone does not offer the type', () => {
    const { world, subnets } = labNetwork();
    expect(() => launched(world, subnets[1], { type: 't3a.xlarge' })).toThrow(
      'Your requested instance type (t3a.xlarge) is not supported in your requested Availability Zone (ap-northeast-2b).',
    );
  });

  test('for an image of another architecture', () => {
    const { world, subnets } = labNetwork();
    const arm = imagesOf(world).find(({ architecture }) => architecture === 'arm64');
    launched(world, subnets[0], { type: 't4g.medium', imageId: arm?.id ?? '' });
    expect(() => launched(world, subnets[0], { type: 't4g.medium' })).toThrow(
      "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI.",
    );
  });

  test('without a trace when its last interface does not fit', () => {
    const { world, vpc } = labNetwork();
    const small = createSubnet(world, { vpcId: vpc.id, cidr: '192.168.9.0/28', zone: world.zone('a'), tags: {} });
    const other = (deviceIndex: number) => ({ subnetId: small.id, groups: [], deviceIndex });
    const before = [world.networkInterfaces.size, world.volumes.size];
    expectFault(
      () => launched(world, small, { otherInterfaces: [1, 2, 3].map(other) }),
      'AttachmentLimitExceeded',
      'Interface count 4 exceeds the limit for t3.medium',
    );
    expect([world.networkInterfaces.size, world.volumes.size, world.instances.size]).toEqual([...before, 0]);
  });
});

describe('an instance with several network cards', () => {
  /** c6in.32xlarge: two cards with eight interfaces each (VPC CNI pkg/vpc/vpc_ip_resource_limit.go). */
  function twoCards() {
    const { world, subnets } = labNetwork();
    const { id: instanceId } = launched(world, subnets[0], { type: 'c6in.32xlarge' });
    const attach = (deviceIndex: number, networkCardIndex: number) => {
      const request = { subnetId: subnets[0].id, groups: [], description: '', tags: {} };
      const { id } = createNetworkInterface(world, request);
      return attachNetworkInterface(world, { networkInterfaceId: id, instanceId, deviceIndex, networkCardIndex });
    };
    return { world, instanceId, attach };
  }

  test('has device indices and limits of its own on each', () => {
    const { world, instanceId, attach } = twoCards();
    for (let index = 1; index < 8; index++) attach(index, 0);
    expectFault(() => attach(8, 0), 'AttachmentLimitExceeded', 'Interface count 9 exceeds the limit for c6in.32xlarge');
    expect(attach(0, 1).networkCardIndex).toBe(1);
    const instance = world.instances.get(instanceId);
    expect(instance?.interfaceIds).toHaveLength(9);
    expect(instance && primaryInterface(world, instance)?.attachment?.networkCardIndex).toBe(0);
  });

  test('has no card beyond its last', () => {
    const { attach } = twoCards();
    expect(() => attach(1, 2)).toThrow("Network card index '2' is not valid for instance type 'c6in.32xlarge'.");
  });
});
