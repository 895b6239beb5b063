import {
  AssociateAccessPolicyCommand,
  CreateAccessEntryCommand,
  CreateAddonCommand,
  CreateClusterCommand,
  CreateNodegroupCommand,
  DeleteAccessEntryCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeAccessEntryCommand,
  DescribeAddonCommand,
  DescribeAddonVersionsCommand,
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  DescribeNodegroupCommand,
  ListAccessEntriesCommand,
  ListAddonsCommand,
  ListClustersCommand,
  ListNodegroupsCommand,
  UpdateNodegroupConfigCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let eks: ReturnType<typeof sdkClients>['eks'];
let subnetIds: string[];
const roleArn = 'arn:aws:iam::111122223333:role/of-this-test';
const cluster = { clusterName: 'myeks' };

beforeAll(async () => {
  simulator = await startAwsSimulator(5000);
  ({ eks } = sdkClients(simulator));
  const { world } = simulator;
  const { id: vpcId } = createVpc(world, { cidr: '192.168.0.0/16', tags: {} });
  subnetIds = ['a', 'b', 'c'].map(
    (zone, index) =>
      createSubnet(world, {
        vpcId,
        cidr: `192.168.${index + 1}.0/24`,
        zone: world.zone(zone),
        mapPublicIpOnLaunch: true,
        tags: {},
      }).id,
  );
});
afterAll(() => simulator.dispose());

function statusOf() {
  return simulator.world.clusters.get('myeks')?.status;
}

describe('EKS, asked by the SDK', () => {
  test('a cluster, from its creation to ACTIVE', async () => {
    const created = await eks.send(
      new CreateClusterCommand({
        name: 'myeks',
        roleArn,
        resourcesVpcConfig: { subnetIds },
        accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
        bootstrapSelfManagedAddons: false,
      }),
    );
    expect(created.cluster).toMatchObject({ status: 'CREATING', version: '1.36' });
    await expect.poll(statusOf).toBe('ACTIVE');
    const described = await eks.send(new DescribeClusterCommand({ name: 'myeks' }));
    expect(described.cluster).toMatchObject({
      arn: 'arn:aws:eks:ap-northeast-2:111122223333:cluster/myeks',
      status: 'ACTIVE',
      kubernetesNetworkConfig: { serviceIpv4Cidr: '10.100.0.0/16' },
      resourcesVpcConfig: { subnetIds, endpointPublicAccess: true },
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
    });
    expect(described.cluster?.createdAt).toBeInstanceOf(Date);
    expect(described.cluster?.endpoint).toMatch(/^https:/);
    expect((await eks.send(new ListClustersCommand({}))).clusters).toEqual(['myeks']);
  });

  test('an add-on and the versions there are', async () => {
    await eks.send(new CreateAddonCommand({ ...cluster, addonName: 'vpc-cni' }));
    expect((await eks.send(new ListAddonsCommand(cluster))).addons).toEqual(['vpc-cni']);
    const { addon } = await eks.send(new DescribeAddonCommand({ ...cluster, addonName: 'vpc-cni' }));
    expect(addon).toMatchObject({ addonVersion: 'v1.23.1-eksbuild.1', health: { issues: [] } });
    const { addons } = await eks.send(
      new DescribeAddonVersionsCommand({ addonName: 'coredns', kubernetesVersion: '1.36' }),
    );
    expect(addons?.[0]?.addonVersions).toMatchObject([
      {
        addonVersion: 'v1.14.3-eksbuild.23',
        compatibilities: [{ clusterVersion: '1.36', defaultVersion: true }],
      },
    ]);
    await expect(eks.send(new DescribeAddonCommand({ ...cluster, addonName: 'nope' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No addon: nope found in cluster: myeks',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('a node group that grows', async () => {
    const group = { ...cluster, nodegroupName: 'ng1' };
    await eks.send(
      new CreateNodegroupCommand({
        ...group,
        nodeRole: roleArn,
        subnets: subnetIds,
        instanceTypes: ['t3.medium'],
        scalingConfig: { minSize: 3, maxSize: 4, desiredSize: 3 },
      }),
    );
    const described = async () => (await eks.send(new DescribeNodegroupCommand(group))).nodegroup;
    await expect.poll(async () => (await described())?.status).toBe('ACTIVE');
    expect((await described())?.resources?.autoScalingGroups?.[0]?.name).toMatch(/^eks-ng1-[0-9a-f-]{36}$/);
    await eks.send(new UpdateNodegroupConfigCommand({ ...group, scalingConfig: { desiredSize: 4 } }));
    await expect
      .poll(async () => [(await described())?.status, (await described())?.scalingConfig?.desiredSize])
      .toEqual(['ACTIVE', 4]);
    expect((await eks.send(new ListNodegroupsCommand(cluster))).nodegroups).toEqual(['ng1']);
    const running = [...simulator.world.instances.values()].filter(({ state }) => state === 'running');
    expect(running).toHaveLength(4);
  });

  test('access for somebody else, and taken away again', async () => {
    const entry = { ...cluster, principalArn: 'arn:aws:iam::111122223333:role/guest' };
    await eks.send(new CreateAccessEntryCommand(entry));
    const policyArn = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';
    const accessScope = { type: 'namespace' as const, namespaces: ['default'] };
    const { associatedAccessPolicy } = await eks.send(
      new AssociateAccessPolicyCommand({ ...entry, policyArn, accessScope }),
    );
    expect(associatedAccessPolicy).toMatchObject({ policyArn, accessScope });
    expect((await eks.send(new DescribeAccessEntryCommand(entry))).accessEntry?.type).toBe('STANDARD');
    await eks.send(new DeleteAccessEntryCommand(entry));
    const { accessEntries } = await eks.send(new ListAccessEntriesCommand(cluster));
    expect(accessEntries).toEqual([roleArn, 'arn:aws:iam::111122223333:user/learner']);
  });

  test('versions, one of them the default', async () => {
    const { clusterVersions } = await eks.send(new DescribeClusterVersionsCommand({}));
    const [chosen] = clusterVersions?.filter(({ defaultVersion }) => defaultVersion === true) ?? [];
    expect(chosen).toMatchObject({ clusterVersion: '1.36', versionStatus: 'STANDARD_SUPPORT' });
    expect(chosen?.releaseDate).toEqual(new Date('2026-06-02'));
  });

  test('taken down in order', async () => {
    await expect(eks.send(new DeleteClusterCommand({ name: 'myeks' }))).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cluster has nodegroups attached',
      clusterName: 'myeks',
    });
    await eks.send(new DeleteNodegroupCommand({ ...cluster, nodegroupName: 'ng1' }));
    await expect.poll(() => simulator.world.clusters.get('myeks')?.nodegroups.size).toBe(0);
    await eks.send(new DeleteClusterCommand({ name: 'myeks' }));
    await expect.poll(statusOf).toBeUndefined();
    await expect(eks.send(new DescribeClusterCommand({ name: 'myeks' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: myeks.',
    });
    expect(simulator.world.networkInterfaces.size).toBe(0);
  });
});
