import { describe, expect, test } from 'vitest';
import { expectFault } from '../testWorld.ts';
import { creator, eksLab } from './testEks.ts';

const minute = 60_000;

describe('a cluster', () => {
  test('is ACTIVE after nine minutes, with the endpoint of its control plane', async () => {
    const { world, clock, begin } = eksLab();
    await begin();
    clock.advance(8 * minute);
    expect(world.clusters.get('myeks')).toMatchObject({ status: 'CREATING', version: '1.36' });
    expect(world.clusters.get('myeks')?.endpoint).toBeUndefined();
    clock.advance(minute);
    expect(world.clusters.get('myeks')).toMatchObject({ status: 'ACTIVE', endpoint: 'https://127.0.0.1:1' });
  });

  test('has a group of its own and an interface in each subnet, held by EKS', async () => {
    const { world, begin } = eksLab();
    await begin();
    const cluster = world.clusters.get('myeks');
    const groupId = cluster?.clusterSecurityGroupId ?? '';
    const group = world.securityGroups.get(groupId);
    expect(group?.name).toMatch(/^eks-cluster-sg-myeks-\d+$/);
    expect(group?.tags).toMatchObject({ 'aws:eks:cluster-name': 'myeks', 'kubernetes.io/cluster/myeks': 'owned' });
    expect(group?.rules).toMatchObject([{ egress: true }, { egress: false, protocol: '-1', sourceGroupId: groupId }]);
    const interfaces = cluster?.controlPlaneInterfaceIds.map((id) => world.networkInterfaces.get(id)) ?? [];
    expect(interfaces).toHaveLength(3);
    for (const eni of interfaces) {
      expect(eni).toMatchObject({ description: 'Amazon EKS myeks', status: 'in-use', requesterManaged: false });
      expect(eni?.requesterId).toMatch(/:AmazonEKS$/);
      expect(eni?.attachment).toMatchObject({ deviceIndex: 1 });
      expect(eni?.attachment?.instanceId).toBeUndefined();
      expect(eni?.groups).toEqual([groupId]);
    }
  });

  test('services get 10.100.0.0/16 in the VPC of the lab', async () => {
    const { world, begin } = eksLab();
    await begin();
    expect(world.clusters.get('myeks')?.serviceCidr).toBe('10.100.0.0/16');
  });

  test('gives its creator an administrator entry', async () => {
    const { world, eks, activate } = eksLab();
    await activate();
    expect(world.clusters.get('myeks')?.accessEntries.get(creator)?.policies).toMatchObject([
      { arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', scope: 'cluster' },
    ]);
    expectFault(
      () => eks.createAccessEntry('myeks', { principalArn: creator }),
      'ResourceInUseException',
      'The specified access entry resource is already in use on this cluster.',
    );
  });

  test('is refused for a version that has ended, one zone, or a name that is taken', async () => {
    const { eks, subnets, begin } = eksLab();
    await begin();
    const request = { name: 'other', roleArn: 'arn:aws:iam::111122223333:role/cluster' };
    const subnetIds = subnets.map(({ id }) => id);
    expectFault(
      () => eks.createCluster({ ...request, subnetIds, version: '1.24' }),
      'InvalidParameterException',
      'unsupported Kubernetes version 1.24',
    );
    expectFault(
      () => eks.createCluster({ ...request, subnetIds: [subnets[0].id] }),
      'InvalidParameterException',
      'Subnets specified must be in at least two different AZs',
    );
    expectFault(
      () => eks.createCluster({ ...request, name: 'myeks', subnetIds }),
      'ResourceInUseException',
      'Cluster already exists with name: myeks',
    );
  });

  test('goes with its interfaces and its group, but not while it has node groups', async () => {
    const { world, clock, eks, activate, nodegroup } = eksLab();
    await activate();
    eks.createNodegroup('myeks', nodegroup());
    expectFault(() => eks.deleteCluster('myeks'), 'ResourceInUseException', 'Cluster has nodegroups attached');
    clock.advance(3 * minute);
    eks.deleteNodegroup('myeks', 'ng1');
    clock.advance(5 * minute);
    eks.deleteCluster('myeks');
    expect(world.clusters.get('myeks')?.status).toBe('DELETING');
    clock.advance(3 * minute);
    expect(world.clusters.has('myeks')).toBe(false);
    expect(world.networkInterfaces.size).toBe(0);
    expect([...world.securityGroups.values()].map(({ name }) => name)).toEqual(['default']);
  });

  test('deleted while it is created, it stays deleted', async () => {
    const { world, clock, eks, begin } = eksLab();
    await begin();
    eks.deleteCluster('myeks');
    clock.advance(20 * minute);
    expect(world.clusters.size).toBe(0);
  });
});
