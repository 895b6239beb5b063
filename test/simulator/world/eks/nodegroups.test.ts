import { describe, expect, test } from 'vitest';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import { createLaunchTemplate } from '../../../../src/simulator/world/compute/launchTemplates.ts';
import { createSecurityGroup } from '../../../../src/simulator/world/network/securityGroups.ts';
import { expectFault } from '../testWorld.ts';
import { eksLab, nodeRole } from './testEks.ts';

const minute = 60_000;

describe('a node group', () => {
  test('launches one node in each zone and is ACTIVE when all are Ready', async () => {
    const { world, clock, eks, activate, nodegroup } = eksLab();
    await activate();
    const group = eks.createNodegroup('myeks', nodegroup());
    clock.advance(minute);
    expect(group.status).toBe('CREATING');
    const instances = group.instanceIds.map((id) => world.instances.get(id));
    expect(instances.map((each) => each?.zone)).toEqual(['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c']);
    expect(instances[0]?.tags).toMatchObject({
      'eks:cluster-name': 'myeks',
      'eks:nodegroup-name': 'ng1',
      'kubernetes.io/cluster/myeks': 'owned',
    });
    clock.advance(minute);
    expect(group.status).toBe('ACTIVE');
    expect(world.clusters.get('myeks')?.accessEntries.get(nodeRole)?.type).toBe('EC2_LINUX');
  });

  test('launches as its launch template says', async () => {
    const { world, clock, vpc, eks, activate, nodegroup } = eksLab();
    await activate();
    const own = createSecurityGroup(world, { name: 'ng1-node', description: 'test', vpcId: vpc.id, tags: {} });
    const shared = world.clusters.get('myeks')?.clusterSecurityGroupId ?? '';
    const named = (ResourceType: string) => ({ ResourceType, Tags: [{ Key: 'Name', Value: `my ${ResourceType}` }] });
    const template = createLaunchTemplate(world, {
      name: 'nodes',
      data: {
        SecurityGroupIds: [shared, own.id],
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30 } }],
        TagSpecifications: ['instance', 'volume', 'network-interface'].map(named),
      },
      tags: {},
    });
    const group = eks.createNodegroup('myeks', nodegroup({ launchTemplate: { id: template.id, version: '1' } }));
    clock.advance(minute);
    const instance = world.instances.get(group.instanceIds[0] ?? '');
    expect(instance?.tags['Name']).toBe('my instance');
    expect(world.volumes.get(instance?.volumeIds[0] ?? '')).toMatchObject({
      sizeGiB: 30,
      tags: { Name: 'my volume' },
    });
    expect(world.networkInterfaces.get(instance?.interfaceIds[0] ?? '')).toMatchObject({
      groups: [shared, own.id],
      tags: { Name: 'my network-interface' },
    });
  });

  test('fails when its nodes do not join in time', async () => {
    const { clock, eks, controlPlane, activate, nodegroup } = eksLab();
    await activate();
    controlPlane.nodesJoin = false;
    const group = eks.createNodegroup('myeks', nodegroup());
    clock.advance(30 * minute);
    expect(group.status).toBe('CREATE_FAILED');
    expect(group.issues).toMatchObject([
      { code: 'NodeCreationFailure', message: 'Instances failed to join the kubernetes cluster' },
    ]);
  });

  test('fails in a public subnet that gives no public addresses', async () => {
    const { clock, eks, subnets, activate, nodegroup } = eksLab();
    await activate();
    subnets[1].mapPublicIpOnLaunch = false;
    const group = eks.createNodegroup('myeks', nodegroup());
    clock.advance(minute);
    expect(group.status).toBe('CREATE_FAILED');
    expect(group.issues).toMatchObject([{ code: 'Ec2SubnetInvalidConfiguration', resourceIds: [subnets[1].id] }]);
  });

  test('grows, shrinks, and replaces what it lost', async () => {
    const { world, clock, eks, activate, nodegroup } = eksLab();
    await activate();
    const group = eks.createNodegroup('myeks', nodegroup());
    clock.advance(3 * minute);
    eks.updateNodegroupConfig('myeks', 'ng1', { max: 4, desired: 4 });
    expect(group.status).toBe('UPDATING');
    clock.advance(3 * minute);
    expect(group.status).toBe('ACTIVE');
    expect(group.instanceIds).toHaveLength(4);
    eks.updateNodegroupConfig('myeks', 'ng1', { min: 2, desired: 2 });
    clock.advance(3 * minute);
    expect(group.status).toBe('ACTIVE');
    expect(group.instanceIds).toHaveLength(2);
    const [lost = ''] = group.instanceIds;
    terminateInstance(world, lost);
    clock.advance(3 * minute);
    expect(group.instanceIds).toHaveLength(2);
    expect(group.instanceIds).not.toContain(lost);
    expectFault(
      () => eks.updateNodegroupConfig('myeks', 'ng1', { desired: 1 }),
      'InvalidParameterException',
      "Minimum capacity 2 can't be greater than desired size 1",
    );
  });

  test('takes more than four minutes to go, and leaves no instance', async () => {
    const { world, clock, eks, activate, nodegroup } = eksLab();
    await activate();
    eks.createNodegroup('myeks', nodegroup());
    clock.advance(3 * minute);
    eks.deleteNodegroup('myeks', 'ng1');
    clock.advance(4 * minute);
    expect(world.clusters.get('myeks')?.nodegroups.get('ng1')?.status).toBe('DELETING');
    clock.advance(minute);
    expect(world.clusters.get('myeks')?.nodegroups.has('ng1')).toBe(false);
    expect([...world.instances.values()].every(({ state }) => state === 'terminated')).toBe(true);
    expect(world.clusters.get('myeks')?.accessEntries.has(nodeRole)).toBe(false);
  });
});
