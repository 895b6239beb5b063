import { expect, test } from 'vitest';
import {
  createClassicLoadBalancer,
  deleteClassicLoadBalancer,
  existingClassicLoadBalancer,
  registerInstances,
} from '../../../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { detachInternetGateway } from '../../../../src/simulator/world/network/internetGateways.ts';
import { deleteNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { createSecurityGroup, deleteSecurityGroup } from '../../../../src/simulator/world/network/securityGroups.ts';
import { availableAddresses } from '../../../../src/simulator/world/network/subnetAddresses.ts';
import { createSubnet, deleteSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../../../src/simulator/world/network/vpcs.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

const name = 'a0123456789abcdef0123456789abcde';
const listeners = [{ protocol: 'TCP', port: 8080, instanceProtocol: 'TCP', instancePort: 31234 }];

/** The lab's network with the balancer that kube-ops-view gets. */
function balanced() {
  const lab = labNetwork();
  const { world, vpc, subnets } = lab;
  const group = createSecurityGroup(world, {
    name: `k8s-elb-${name}`,
    description: 'Security group for Kubernetes ELB',
    vpcId: vpc.id,
    tags: {},
  });
  const request = {
    name: name,
    listeners,
    subnetIds: subnets.map(({ id }) => id),
    securityGroupIds: [group.id],
    scheme: 'internet-facing',
    tags: { 'kubernetes.io/cluster/myeks': 'owned' },
  } as const;
  return { ...lab, group, request };
}

test('has a name in DNS, and an interface of ELB with a public address in each subnet', () => {
  const { world, subnets, group, request } = balanced();
  const balancer = createClassicLoadBalancer(world, request);
  expect(balancer.dnsName).toMatch(/^a0123456789abcdef0123456789abcde-[1-9]\d+\.ap-northeast-2\.elb\.amazonaws\.com$/);
  const enis = balancer.interfaceIds.map((id) => world.networkInterfaces.get(id));
  expect(enis.map((eni) => eni?.subnetId)).toEqual(subnets.map(({ id }) => id));
  for (const eni of enis)
    expect(eni).toMatchObject({
      description: 'ELB a0123456789abcdef0123456789abcde',
      requesterId: 'amazon-elb',
      requesterManaged: true,
      status: 'in-use',
      groups: [group.id],
      publicIp: expect.stringMatching(/^198\.1[89]\./),
    });
  expect(availableAddresses(world, subnets[0].id)).toBe(250);
});

test('stands in the way of its group, its subnets and the gateway until its interfaces are gone', () => {
  const { world, clock, vpc, subnets, group, gatewayId, request } = balanced();
  const { interfaceIds } = createClassicLoadBalancer(world, request);
  expectFault(
    () => deleteNetworkInterface(world, interfaceIds[0] ?? ''),
    'InvalidParameterValue',
    `Network interface '${interfaceIds[0]}' is currently in use.`,
  );
  deleteClassicLoadBalancer(world, request.name);
  expectFault(
    () => existingClassicLoadBalancer(world, request.name),
    'LoadBalancerNotFound',
    `There is no ACTIVE Load Balancer named '${request.name}'`,
  );
  const refused = [
    () => deleteSecurityGroup(world, group.id),
    () => deleteSubnet(world, subnets[1].id),
    () => detachInternetGateway(world, gatewayId, vpc.id),
  ];
  for (const attempt of refused) expect(attempt).toThrow(/depend|mapped public/);
  clock.advance(60_000);
  for (const attempt of refused) attempt();
  deleteClassicLoadBalancer(world, request.name);
});

test('is refused where it cannot be', () => {
  const { world, subnets, request } = balanced();
  const attempt = (change: object) => () => createClassicLoadBalancer(world, { ...request, ...change });
  expectFault(attempt({ subnetIds: [] }), 'ValidationError', 'Either AvailabilityZones or SubnetIds must be specified');
  expectFault(attempt({ subnetIds: ['subnet-1'] }), 'SubnetNotFound', "The subnet ID 'subnet-1' is not valid");
  expectFault(
    attempt({ subnetIds: [subnets[0].id, subnets[0].id] }),
    'InvalidConfigurationRequest',
    'ELB cannot be attached to multiple subnets in the same AZ.',
  );
  expectFault(
    attempt({ securityGroupIds: ['sg-1'] }),
    'InvalidSecurityGroup',
    'One or more security groups are invalid',
  );
  const island = createVpc(world, { cidr: '10.0.0.0/24', tags: {} });
  const small = { vpcId: island.id, cidr: '10.0.0.0/28', zone: world.zone('a'), tags: {} };
  const { id } = createSubnet(world, small);
  const there = { subnetIds: [id], securityGroupIds: [] };
  expectFault(attempt(there), 'InvalidSubnet', `VPC ${island.id} has no internet gateway`);
  const inner = { ...there, scheme: 'internal' };
  for (const number of [1, 2, 3]) attempt({ ...inner, name: `inner${number}` })();
  attempt({ ...inner, name: 'inner4' })();
  expectFault(
    attempt({ ...inner, name: 'inner5' }),
    'InvalidSubnet',
    `Not enough IP space available in ${id}. ELB requires at least 8 free IP addresses in each subnet.`,
  );
});

test('inside a VPC says so in its name and has no public address', () => {
  const { world, request } = balanced();
  const { dnsName, interfaceIds } = createClassicLoadBalancer(world, { ...request, scheme: 'internal' });
  expect(dnsName).toMatch(/^internal-a0123/);
  expect(interfaceIds.map((id) => world.networkInterfaces.get(id)?.publicIp)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('takes instances of the account only', () => {
  const { world, subnets, request } = balanced();
  createClassicLoadBalancer(world, request);
  const { id } = launched(world, subnets[0]);
  registerInstances(world, request.name, [id, id]);
  expect(existingClassicLoadBalancer(world, request.name).instanceIds).toEqual([id]);
  expectFault(
    () => registerInstances(world, request.name, ['i-00000000000000000']),
    'InvalidInstance',
    'Could not find EC2 instance i-00000000000000000.',
  );
});
