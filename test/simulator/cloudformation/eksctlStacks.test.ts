import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { fixture } from './fixtures.ts';
import { Practice, story } from './practice.ts';

const minutes = 60;
const nothingKept = { retain: new Set<string>(), force: false };

async function stands(practice: Practice, name: string, file: string, seconds: number): Promise<Stack> {
  const tags = [{ Key: 'alpha.eksctl.io/cluster-name', Value: 'myeks' }];
  const stack = practice.create(fixture(file), { StackName: name, Tags: tags });
  await practice.pass(seconds);
  expect([name, stack.status, stack.statusReason]).toEqual([name, 'CREATE_COMPLETE', undefined]);
  return stack;
}

describe('the stacks that eksctl makes', () => {
  it('stand one on the other, and go in the other order only', async () => {
    const practice = new Practice();
    const { world } = practice;
    const cluster = await stands(practice, 'eksctl-myeks-cluster', 'eksctl-cluster.json', 12 * minutes);
    expect(cluster.outputs.map(({ key }) => key)).toContain('SharedNodeSecurityGroup');
    const [nat] = world.natGateways.values();
    const [address] = world.elasticIps.values();
    expect(nat).toMatchObject({ state: 'available', allocationId: address?.allocationId });
    expect(world.networkInterfaces.get(nat?.networkInterfaceId ?? '')?.publicIp).toBe(address?.publicIp);
    const routes = [...world.routeTables.values()].flatMap((table) => table.routes);
    expect(routes.filter(({ destination }) => destination === '0.0.0.0/0').map(({ gatewayId }) => gatewayId)).toEqual([
      [...world.internetGateways.keys()][0],
      nat?.id,
    ]);
    expect([...world.subnets.values()].map(({ cidr }) => cidr)).toContain('192.168.0.0/19');
    const serviceRole = world.roles.get(cluster.resources.get('ServiceRole')?.physicalId ?? '');
    expect(Object.keys(serviceRole?.inlinePolicies ?? {})).toEqual(['eksctl-myeks-cluster-PolicyCloudWatchMetrics']);
    expect(serviceRole?.trust).toMatchObject({ Statement: [{ Principal: { Service: ['eks.amazonaws.com'] } }] });

    const addon = await stands(practice, 'eksctl-myeks-addon-vpc-cni', 'eksctl-addon-vpc-cni.json', 2 * minutes);
    const nodes = await stands(practice, 'eksctl-myeks-nodegroup-ng1', 'eksctl-nodegroup-ng1.json', 8 * minutes);
    const groups = [...world.securityGroups.values()].filter(({ name }) => name.includes('ng1'));
    expect(groups.map(({ name }) => name)).toEqual(['eksctl-myeks-nodegroup-ng1-remoteAccess']);
    expect(groups[0]?.rules.filter(({ egress }) => !egress).map(({ cidr }) => cidr)).toEqual(['0.0.0.0/0', '::/0']);
    const instances = [...world.instances.values()];
    expect(instances.map(({ tags }) => tags['Name'])).toEqual(Array.from({ length: 3 }, () => 'myeks-ng1-Node'));
    expect(world.clusters.get('myeks')?.nodegroups.get('ng1')?.tags).toMatchObject({
      'alpha.eksctl.io/nodegroup-type': 'managed',
      'alpha.eksctl.io/cluster-name': 'myeks',
    });
    const nodeRole = world.roles.get(nodes.resources.get('NodeInstanceRole')?.physicalId ?? '');
    expect(nodeRole?.managedPolicies).toContain(nodes.resources.get('PolicyShared')?.physicalId);
    expect([...(world.clusters.get('myeks')?.podIdentityAssociations.values() ?? [])]).toMatchObject([
      { namespace: 'kube-system', serviceAccount: 'aws-node', roleArn: addon.outputs[0]?.value },
    ]);

    practice.stacks.delete(cluster, nothingKept);
    expect(story(cluster).at(-1)).toBe(
      'eksctl-myeks-cluster CREATE_COMPLETE Delete canceled. Cannot delete export eksctl-myeks-cluster::ClusterSecurityGroupId as it is in use by eksctl-myeks-nodegroup-ng1.',
    );
    for (const stack of [addon, nodes, cluster]) {
      practice.stacks.delete(stack, nothingKept);
      await practice.pass(10 * minutes);
      expect([stack.request.name, stack.status]).toEqual([stack.request.name, 'DELETE_COMPLETE']);
    }
    const left = [world.vpcs, world.roles, world.managedPolicies, world.elasticIps, world.networkInterfaces];
    expect(left.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
  });
});
