import { describe, expect, it } from 'vitest';
import { stopInstance } from '../../../src/simulator/world/compute/power.ts';
import { Practice } from '../cloudformation/practice.ts';
import { labNetworkIn } from '../world/testWorld.ts';
import { killed } from './killed.ts';

const minute = 60;
const nodeRoleArn = 'arn:aws:iam::111122223333:role/nodes';

/** A world in which the cluster `myeks` has begun. */
async function begun() {
  const practice = new Practice();
  const subnetIds = labNetworkIn(practice.world).subnets.map(({ id }) => id);
  const roleArn = 'arn:aws:iam::111122223333:role/cluster';
  practice.eks.createCluster({ name: 'myeks', roleArn, subnetIds, authenticationMode: 'API' });
  await practice.pass(1);
  return { practice, subnetIds };
}

/** And has the group `ng1` of three nodes. */
async function grouped() {
  const { practice, subnetIds } = await begun();
  await practice.pass(9 * minute);
  const scaling = { min: 1, max: 5, desired: 3 };
  practice.eks.createNodegroup('myeks', { name: 'ng1', nodeRoleArn, subnetIds, scaling });
  return practice;
}

function cluster({ world }: Practice) {
  const found = world.clusters.get('myeks');
  if (found === undefined) throw new Error('no cluster');
  return found;
}

function group(practice: Practice) {
  const found = cluster(practice).nodegroups.get('ng1');
  if (found === undefined) throw new Error('no node group');
  return found;
}

function running({ world }: Practice): string[] {
  return [...world.instances.values()].filter(({ state }) => state === 'running').map(({ id }) => id);
}

describe('after a kill', () => {
  it('a cluster being created shows no endpoint until it is ACTIVE, and then has its add-ons', async () => {
    const { practice } = await begun();
    await practice.pass(5 * minute);
    const after = await killed(practice);
    expect(cluster(after)).toMatchObject({ status: 'CREATING' });
    expect(cluster(after).endpoint).toBeUndefined();
    await after.pass(9 * minute);
    expect(cluster(after)).toMatchObject({ status: 'ACTIVE', endpoint: after.controlPlane.endpoint });
    expect([...after.controlPlane.addons].toSorted()).toEqual(['coredns', 'kube-proxy', 'vpc-cni']);
  });

  it('a cluster being deleted goes with its interfaces and its group', async () => {
    const { practice } = await begun();
    await practice.pass(9 * minute);
    practice.eks.deleteCluster('myeks');
    const after = await killed(practice);
    await after.pass(3 * minute);
    expect(after.world.clusters.size).toBe(0);
    expect(after.world.networkInterfaces.size).toBe(0);
    expect([...after.world.securityGroups.values()].map(({ name }) => name)).toEqual(['default']);
    expect(after.eks.controlPlane('myeks')).toBeUndefined();
  });

  it.each([0, 11, 13, 25, 80])('a node group killed %i s into its creation gets its nodes, and no more', async (at) => {
    const practice = await grouped();
    await practice.pass(at);
    const after = await killed(practice);
    await after.pass(3 * minute);
    expect(group(after)).toMatchObject({ status: 'ACTIVE', issues: [] });
    expect(running(after)).toEqual(group(after).instanceIds);
    expect(group(after).instanceIds).toHaveLength(3);
  });

  it('a node group whose nodes cannot join fails in the end', async () => {
    const practice = await grouped();
    await practice.pass(5);
    const after = await killed(practice);
    after.controlPlane.nodesJoin = false;
    await after.pass(25 * minute);
    expect(group(after)).toMatchObject({ status: 'CREATE_FAILED', issues: [{ code: 'NodeCreationFailure' }] });
  });

  it('a group that shrinks goes on to do without the node it had chosen', async () => {
    const practice = await grouped();
    await practice.pass(3 * minute);
    const before = group(practice).instanceIds;
    // What a node's pods need to leave is up to them.
    practice.controlPlane.drain = () => undefined;
    const { id } = practice.eks.updateNodegroupConfig('myeks', 'ng1', { desired: 2 });
    await practice.pass(minute);
    const [leaving] = group(practice).leavingIds;
    expect(leaving).toBeDefined();
    const after = await killed(practice);
    expect(cluster(after).updates.get(id)?.status).toBe('InProgress');
    await after.pass(2 * minute);
    expect(group(after)).toMatchObject({ status: 'ACTIVE', leavingIds: [] });
    expect(group(after).instanceIds).toEqual(before.filter((each) => each !== leaving));
    expect(cluster(after).updates.get(id)?.status).toBe('Successful');
  });

  it('a group whose nodes are being replaced has new ones in the end', async () => {
    const practice = await grouped();
    await practice.pass(3 * minute);
    const before = new Set(group(practice).instanceIds);
    practice.eks.renewNodegroup('myeks', 'ng1');
    await practice.pass(2 * minute);
    expect(group(practice).outdatedIds.length).toBeGreaterThan(0);
    const after = await killed(practice);
    await after.pass(15 * minute);
    expect(group(after)).toMatchObject({ status: 'ACTIVE', outdatedIds: [] });
    expect(running(after)).toEqual(group(after).instanceIds);
    expect(group(after).instanceIds.filter((id) => before.has(id))).toEqual([]);
    expect(group(after).instanceIds).toHaveLength(3);
  });

  it.each([5, 30, 200])('a node group killed %i s into its deletion leaves no instance', async (at) => {
    const practice = await grouped();
    await practice.pass(3 * minute);
    practice.eks.deleteNodegroup('myeks', 'ng1');
    await practice.pass(at);
    const after = await killed(practice);
    await after.pass(5 * minute);
    expect(cluster(after).nodegroups.size).toBe(0);
    expect(cluster(after).accessEntries.has(nodeRoleArn)).toBe(false);
    expect([...after.world.instances.values()].filter(({ state }) => state !== 'terminated')).toEqual([]);
  });

  it('a group replaces a member that was stopped by hand', async () => {
    const practice = await grouped();
    await practice.pass(3 * minute);
    const [stopped = ''] = group(practice).instanceIds;
    stopInstance(practice.world, stopped);
    await practice.pass(10);
    const after = await killed(practice);
    await after.pass(5 * minute);
    expect(after.world.instances.get(stopped)?.state).toBe('terminated');
    expect(running(after)).toEqual(group(after).instanceIds);
    expect(group(after).instanceIds).toHaveLength(3);
  });

  it('add-ons come to be ACTIVE or go; one that the cluster refused is told so', async () => {
    const practice = await grouped();
    await practice.pass(3 * minute);
    practice.eks.createAddon('myeks', { name: 'kube-proxy' });
    await practice.pass(minute);
    practice.eks.deleteAddon('myeks', 'kube-proxy');
    practice.eks.createAddon('myeks', { name: 'vpc-cni' });
    const issue = { code: 'ConfigurationConflict', message: 'Conflicts found', resourceIds: [] };
    practice.controlPlane.installAddon = () => issue as unknown as undefined;
    practice.eks.createAddon('myeks', { name: 'coredns' });
    const after = await killed(practice);
    after.controlPlane.addons.add('vpc-cni');
    expect([...cluster(after).addons.values()].map(({ status }) => status)).toEqual([
      'DELETING',
      'CREATING',
      'CREATING',
    ]);
    await after.pass(minute);
    expect([...cluster(after).addons.values()].map(({ name, status, issues }) => [name, status, issues])).toEqual([
      ['vpc-cni', 'ACTIVE', []],
      ['coredns', 'CREATE_FAILED', [issue]],
    ]);
  });
});
