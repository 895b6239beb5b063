import { expect, test } from 'vitest';
import { createListener } from '../../../../src/simulator/world/loadBalancing/listeners.ts';
import { createLoadBalancer, deleteLoadBalancer } from '../../../../src/simulator/world/loadBalancing/loadBalancers.ts';
import { createTargetGroup, deleteTargetGroup } from '../../../../src/simulator/world/loadBalancing/targetGroups.ts';
import { expectFault, labNetwork } from '../testWorld.ts';

function request() {
  const { world, clock, vpc, subnets } = labNetwork();
  return {
    world,
    clock,
    vpcId: vpc.id,
    balancer: {
      name: 'web',
      type: 'application',
      subnetIds: subnets.map(({ id }) => id),
      securityGroupIds: [],
      scheme: 'internet-facing',
      tags: {},
    } as const,
  };
}

test('an application balancer is provisioned, then active, with interfaces that name it', () => {
  const { world, clock, balancer } = request();
  const created = createLoadBalancer(world, balancer);
  expect(created.arn).toMatch(
    /^arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
  );
  expect(created.dnsName).toMatch(/^web-\d+\.ap-northeast-2\.elb\.amazonaws\.com$/);
  const [eni] = created.interfaceIds.map((id) => world.networkInterfaces.get(id));
  expect(eni?.description).toBe(`ELB ${created.arn.split(':loadbalancer/')[1]}`);
  expect(created.state).toBe('provisioning');
  clock.advance(180_000);
  expect(created.state).toBe('active');
});

test('a network balancer has its id in its name, and no group unless one is given', () => {
  const { world, balancer } = request();
  const created = createLoadBalancer(world, { ...balancer, type: 'network' });
  expect(created.dnsName).toMatch(/^web-[0-9a-f]{16}\.elb\.ap-northeast-2\.amazonaws\.com$/);
  expect(created.securityGroupIds).toEqual([]);
});

test('an application balancer needs two zones and a name of its own', () => {
  const { world, balancer } = request();
  expectFault(
    () => createLoadBalancer(world, { ...balancer, subnetIds: balancer.subnetIds.slice(0, 1) }),
    'ValidationError',
    'At least two subnets in two different Availability Zones must be specified',
  );
  createLoadBalancer(world, balancer);
  expectFault(
    () => createLoadBalancer(world, balancer),
    'DuplicateLoadBalancerName',
    "A load balancer with the same name 'web' exists, but with different settings",
  );
});

test('a target group cannot go while a listener uses it; the listener goes with its balancer', () => {
  const { world, clock, vpcId, balancer } = request();
  const { arn, interfaceIds } = createLoadBalancer(world, balancer);
  const group = createTargetGroup(world, {
    name: 'pods',
    protocol: 'HTTP',
    port: 80,
    vpcId,
    targetType: 'ip',
    healthCheckPath: undefined,
    tags: {},
  });
  const listener = { loadBalancerArn: arn, protocol: 'HTTP', port: 80, targetGroupArn: group.arn, tags: {} };
  expect(createListener(world, listener).arn).toMatch(/:listener\/app\/web\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
  expectFault(
    () => createListener(world, listener),
    'DuplicateListener',
    'A listener already exists on this port for this load balancer',
  );
  expectFault(
    () => deleteTargetGroup(world, group.arn),
    'ResourceInUse',
    `Target group '${group.arn}' is currently in use by a listener or a rule`,
  );
  deleteLoadBalancer(world, arn);
  deleteTargetGroup(world, group.arn);
  expect(world.networkInterfaces.has(interfaceIds[0] ?? '')).toBe(true);
  clock.advance(60_000);
  expect(world.networkInterfaces.size).toBe(0);
});
