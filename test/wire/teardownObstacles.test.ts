import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateNodegroupCommand, DeleteClusterCommand, DeleteNodegroupCommand } from '@aws-sdk/client-eks';
import { afterEach, expect, it, vi } from 'vitest';
import { openCloud } from '../../src/aws/openCloud.ts';
import { keptTeardown } from '../../src/commands/teardown/keptTeardown.ts';
import { runInstance } from '../../src/simulator/world/compute/instances.ts';
import { attachVolume, detachVolume } from '../../src/simulator/world/compute/volumes.ts';
import { deleteClassicLoadBalancer } from '../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { attachNetworkInterface, detachNetworkInterface } from '../../src/simulator/world/network/attachments.ts';
import { createSecurityGroup, revoke } from '../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { claimTags, FaultSite, gone } from './faultSite.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/**
 * Something is in the way of a teardown, or changes behind its back: what the person reads, that they can go on, and that
 * nothing of the lab is left. `docs/faults.md` has a row for each of these tests.
 */

let site: FaultSite;
afterEach(() => site.dispose());

it('A rule of somebody else keeps a security group for a while', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const make = (name: string, tags: Record<string, string>) =>
    createSecurityGroup(world, { name, description: name, vpcId: site.lab.vpcId, tags });
  const left = make('k8s-elb-a0123', { 'kubernetes.io/cluster/myeks': 'owned' });
  const theirs = make('theirs', {});
  await site.lab.allow(theirs.id, left.id);
  const window = site.desk().when(/^k8s-elb-a0123: trying again/, () => {
    const rules = [...(world.securityGroups.get(theirs.id)?.rules ?? [])];
    revoke(
      world,
      theirs.id,
      rules.map(({ id }) => id),
    );
    world.securityGroups.delete(theirs.id);
  });
  await window.tearDown();
  expect(window.lines).toContain(`k8s-elb-a0123: trying again. resource ${left.id} has a dependent object`);
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('Somebody else’s interface stays in a subnet', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const foreign = await site.lab.leaveInterface('my database', { team: 'billing' });
  const window = site.desk().choose('', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  expect(window.asked[0]).toContain('Not touched, though it looks like the lab’s or is in its VPC: 1.');
  // The VPC, its subnet, its gateway and the stack cost nothing.
  expect(window.said).toEqual([
    expect.stringMatching(/^\d left of myeks in ap-northeast-2; what costs by the hour is gone\.$/),
  ]);
  const page = await window.leftPage();
  expect(page).toContain(`kept by network interface ${foreign} “my database”`);
  expect(page).toMatch(/- Stack myeks: \w+ .*has dependencies and cannot be deleted/);
  // What costs has gone all the same.
  expect(page).toContain('It costs about $0.000 per hour.');
  expect([...world.instances.values()].filter(({ state }) => state !== 'terminated')).toEqual([]);
  expect(world.networkInterfaces.has(foreign)).toBe(true);

  world.networkInterfaces.delete(foreign);
  const next = await site.nextWindow(window).open();
  expect(next.said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

it('The stack failed to delete before', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const { stacks } = site.lab.simulator;
  const foreign = await site.lab.leaveInterface('my database', {});
  await site.cloudFormation.send(new DeleteStackCommand({ StackName: 'myeks' }));
  await expect.poll(() => stacks.all().map(({ status }) => status)).toEqual(['DELETE_FAILED']);
  world.networkInterfaces.delete(foreign);
  const window = await site.desk().tearDown();
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('The stack is busy', async () => {
  site = await FaultSite.bare();
  const [stack] = site.lab.simulator.stacks.all();
  if (stack === undefined) throw new Error('no stack');
  stack.status = 'UPDATE_IN_PROGRESS';
  const window = await site.desk().tearDown();
  expect(window.said).toEqual(['The stack myeks is busy. Wait until it has settled. UPDATE_IN_PROGRESS']);
  expect(window.asked).toEqual([]);
  expect(keptTeardown(window.storage)).toBeUndefined();
  stack.status = 'UPDATE_COMPLETE';
  expect((await site.desk().tearDown()).said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('Somebody makes a node group meanwhile', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const [group] = world.clusters.get('myeks')?.nodegroups.values() ?? [];
  if (group === undefined) throw new Error('no node group');
  const made = new CreateNodegroupCommand({
    clusterName: 'myeks',
    nodegroupName: 'mine',
    nodeRole: group.nodeRoleArn,
    subnets: [...group.subnetIds],
  });
  const sent: Promise<unknown>[] = [];
  const window = site
    .desk()
    .when(/^Stack myeks$/, () => sent.push(site.eks.send(made)))
    .choose('', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  await Promise.all(sent);
  const page = await window.leftPage();
  expect(page).toMatch(/- stack myeks · belongs to the lab’s stacks · kept by node group myeks\/mine \(mine\)/);
  expect(page).toMatch(/- Stack myeks: Cluster .*Cluster has nodegroups attached/);
  expect(page).toContain('node group myeks/mine (mine) · made by hand, outside the lab’s stacks');
  // The next plan asks for it by itself.
  const next = await site.nextWindow(window).open();
  expect(next.asked[1]).toContain('node group myeks/mine (mine)');
  expect(next.said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

it('A leftover interface is attached meanwhile', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const left = await site.leaveInterface();
  const bastion = [...world.instances.values()].find(({ tags }) => tags['eks:cluster-name'] === undefined);
  let attachmentId = '';
  const window = site
    .desk()
    .when(/^Interfaces and security groups left behind$/, () => {
      const request = { networkInterfaceId: left, instanceId: bastion?.id ?? '', deviceIndex: 1 };
      attachmentId = attachNetworkInterface(world, request).id;
    })
    .when(/: trying again/, () => detachNetworkInterface(world, attachmentId));
  await window.tearDown();
  expect(window.lines).toContainEqual(expect.stringMatching(new RegExp(`^${left}: trying again\\. .*in use`)));
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('A load balancer is deleted behind our back', async () => {
  site = await FaultSite.full();
  const { world } = site;
  const window = site.desk(site.unanswering).when(/^Load balancers$/, () => {
    const [name = ''] = world.classicLoadBalancers.keys();
    deleteClassicLoadBalancer(world, name);
  });
  await window.tearDown();
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('A volume stays in use by somebody else’s instance', async () => {
  site = await FaultSite.bare();
  const { world } = site;
  const volume = await site.lab.leaveVolume(claimTags);
  const [image] = [...world.instances.values()].map(({ imageId }) => imageId);
  const { id: vpcId } = createVpc(world, { cidr: '10.9.0.0/16', tags: {} });
  const { id: subnetId } = createSubnet(world, { vpcId, cidr: '10.9.1.0/24', zone: 'ap-northeast-2a', tags: {} });
  const instance = runInstance(world, {
    imageId: image ?? '',
    type: 't3.micro',
    subnetId,
    groups: [],
    rootVolumeGiB: 8,
    tags: {},
  });
  await expect.poll(() => instance.state).toBe('running');
  attachVolume(world, volume, instance.id, '/dev/xvdf');
  const window = site.desk().choose('1 left of myeks', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  expect(window.lines).toContain(`data: trying again. Volume ${volume} is currently attached to ${instance.id}`);
  const page = await window.leftPage();
  expect(page).toContain(`- volume ${volume} (data) · tagged kubernetes.io/cluster/myeks=owned · $0.000/h`);
  expect(page).toContain(`currently attached to ${instance.id}`);
  detachVolume(world, volume);
  expect((await site.nextWindow(window).open()).said.at(-1)).toMatch(gone);
  expect(world.volumes.has(volume)).toBe(false);
  expect(world.instances.get(instance.id)?.state).toBe('running');
});

it('It is the wrong region', async () => {
  site = await FaultSite.bare();
  const { endpoint, accessKeyId, secretAccessKey } = site.lab.simulator;
  const credentials = { kind: 'keys', accessKeyId, secretAccessKey } as const;
  const elsewhere = new SimulatorConnection(openCloud({ region: 'us-east-1', endpoint, credentials }));
  const before = site.standing;
  const window = await site.desk(elsewhere).tearDown();
  expect(window.said).toEqual([
    'Nothing of myeks was found in us-east-1, account 111122223333. If the lab is in another region or account, connect there first.',
  ]);
  expect(window.asked).toEqual([]);
  expect(site.standing).toEqual(before);
  elsewhere.dispose();
});

it('The cluster is gone and its Services cannot be asked', async () => {
  site = await FaultSite.full();
  const { world } = site;
  await site.eks.send(new DeleteNodegroupCommand({ clusterName: 'myeks', nodegroupName: 'ng1' }));
  await expect.poll(() => world.clusters.get('myeks')?.nodegroups.size).toBe(0);
  await site.eks.send(new DeleteClusterCommand({ name: 'myeks' }));
  await expect.poll(() => world.clusters.size).toBe(0);
  expect(world.classicLoadBalancers.size).toBe(1);
  const window = await site.desk().tearDown();
  expect(window.documents.shown.get('teardown-myeks.md')).toContain('tagged kubernetes.io/cluster/myeks=owned');
  expect(window.lines).toContain('Load balancers');
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('The stack is deleted in the console meanwhile', async () => {
  site = await FaultSite.full();
  const sent: Promise<unknown>[] = [];
  const window = site
    .desk()
    .when(/^Services with load balancers$/, () =>
      sent.push(site.cloudFormation.send(new DeleteStackCommand({ StackName: 'myeks' }))),
    );
  await window.tearDown();
  await Promise.all(sent);
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});
