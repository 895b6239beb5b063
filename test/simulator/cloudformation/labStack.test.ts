import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leftIn } from './leftIn.ts';
import { Practice, story } from './practice.ts';

const template = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const minutes = 60;
const nothingKept = { retain: new Set<string>(), force: false };

function parameters(values: Readonly<Record<string, string>>) {
  return {
    Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
  };
}

describe('the stack of the lab', () => {
  it('stands after about a quarter of an hour and is gone without a trace when deleted', async () => {
    const practice = new Practice();
    const { world } = practice;
    const stack = practice.create(template, parameters({ SgIngressSshCidr: '203.0.113.7/32' }));
    await practice.pass(12 * minutes);
    expect(stack.status).toBe('CREATE_IN_PROGRESS');
    await practice.pass(6 * minutes);
    expect(stack.status).toBe('CREATE_COMPLETE');

    const created = story(stack).filter((line) => line.endsWith('CREATE_COMPLETE'));
    expect(created).toHaveLength(stack.request.template.resources.size + 1);
    const order = ['Bastion', 'Cluster', 'AddonVpcCni', 'Ng1', 'AddonCoredns', 'myeks'];
    expect(created.map((line) => line.split(' ')[0] ?? '').filter((id) => order.includes(id))).toEqual(order);

    const byName = (name: string) => [...world.instances.values()].filter(({ tags }) => tags['Name'] === name);
    const [bastion] = byName('myeks-bastion-EC2');
    const eth0 = world.networkInterfaces.get(bastion?.interfaceIds[0] ?? '');
    expect(eth0?.addresses[0]).toBe('192.168.1.100');
    expect(stack.outputs.map(({ key, value }) => [key, value])).toEqual([
      ['eksctlhost', eth0?.publicIp],
      ['ClusterName', 'myeks'],
      ['VpcId', [...world.vpcs.keys()][0]],
    ]);

    const nodes = byName('myeks-ng1-Node');
    expect(nodes.map(({ type, zone }) => `${type} ${zone}`).toSorted()).toEqual([
      't3.medium ap-northeast-2a',
      't3.medium ap-northeast-2b',
      't3.medium ap-northeast-2c',
    ]);
    const ng1Groups = [...world.securityGroups.values()].filter(({ name }) => name.includes('ng1'));
    expect(ng1Groups.map(({ name }) => name)).toEqual(['myeks-ng1-node']);
    const cluster = world.clusters.get('myeks');
    for (const { interfaceIds } of nodes)
      expect(new Set(world.networkInterfaces.get(interfaceIds[0] ?? '')?.groups)).toEqual(
        new Set([cluster?.clusterSecurityGroupId, ng1Groups[0]?.id]),
      );
    expect(nodes.map(({ volumeIds }) => world.volumes.get(volumeIds[0] ?? '')?.sizeGiB)).toEqual([30, 30, 30]);
    expect([...(cluster?.addons.keys() ?? [])].toSorted()).toEqual(['coredns', 'kube-proxy', 'vpc-cni']);
    expect(cluster?.authenticationMode).toBe('API_AND_CONFIG_MAP');
    const bastionGroup = [...world.securityGroups.values()].find(({ tags }) => tags['Name'] === 'myeks-HOST-SG');
    expect(bastionGroup?.rules.filter(({ egress }) => !egress)).toMatchObject([
      { protocol: 'tcp', fromPort: 22, toPort: 22, cidr: '203.0.113.7/32' },
    ]);

    practice.stacks.delete(stack, nothingKept);
    await practice.pass(12 * minutes);
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(leftIn(practice)).toEqual({});
  });

  it('can be stopped at any moment, and then nothing is left either', async () => {
    const practice = new Practice();
    for (const moment of [5, 25, 160, 400, 700, 800]) {
      const stack = practice.create(template);
      await practice.pass(moment);
      expect(stack.status).toBe('CREATE_IN_PROGRESS');
      practice.stacks.delete(stack, nothingKept);
      await practice.pass(20 * minutes);
      expect([moment, stack.status, leftIn(practice)]).toEqual([moment, 'DELETE_COMPLETE', {}]);
    }
  });

  it('rolls back when EKS does not have the version any more', async () => {
    const practice = new Practice();
    const stack = practice.create(template, parameters({ KubernetesVersion: '1.24' }));
    await practice.pass(20 * minutes);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    const failed = stack.events.find(({ status }) => status === 'CREATE_FAILED');
    expect(failed?.logicalId).toBe('Cluster');
    expect(failed?.reason).toContain('"unsupported Kubernetes version 1.24 (Service: EKS, Status Code: 400,');
    expect(leftIn(practice)).toEqual({});
  });

  it('rolls back when the nodes never join', async () => {
    const practice = new Practice();
    practice.controlPlane.nodesJoin = false;
    const stack = practice.create(template);
    await practice.pass(60 * minutes);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    const failed = stack.events.find(({ logicalId, status }) => logicalId === 'Ng1' && status === 'CREATE_FAILED');
    expect(failed?.reason).toContain(
      'Issue(Code=NodeCreationFailure, Message=Instances failed to join the kubernetes cluster, ResourceIds=[i-',
    );
    expect(story(stack)).toContain(
      'myeks ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Ng1]. Rollback requested by user.',
    );
    expect(leftIn(practice)).toEqual({});
  });

  it('rolls back for an address that is none', async () => {
    const practice = new Practice();
    const stack = practice.create(template, parameters({ BastionPrivateIp: 'bastion' }));
    await practice.pass(10 * minutes);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(leftIn(practice)).toEqual({});
  });

  it('fails at the bastion for a key pair that this region does not have', async () => {
    const practice = new Practice();
    const stack = practice.create(template, parameters({ KeyName: 'elsewhere' }));
    await practice.pass(10 * minutes);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    const reason = stack.events.find(
      ({ logicalId, status }) => logicalId === 'Bastion' && status === 'CREATE_FAILED',
    )?.reason;
    expect(reason).toContain("The key pair 'elsewhere' does not exist (Service: Ec2");
  });
});
