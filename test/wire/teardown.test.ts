import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { teardownPlan } from '../../src/domain/stack/teardownPlan.ts';
import { lab2023 } from '../../src/simulator/presets/lab2023/lab2023.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import { createLogGroup } from '../../src/simulator/world/logs/logGroups.ts';
import { askForFaults } from './awsSimulator.ts';
import { lab, TeardownLab } from './teardownLab.ts';

const ourTemplate = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const own = today(ourTemplate);
const nodeOfNobody = 'i-0123456789abcdef0';
const leakTags = {
  'node.k8s.amazonaws.com/instance_id': nodeOfNobody,
  'cluster.k8s.amazonaws.com/name': 'myeks',
};
const claimTags = {
  'kubernetes.io/cluster/myeks': 'owned',
  'ebs.csi.aws.com/cluster': 'true',
  'kubernetes.io/created-for/pvc/name': 'data',
};

let site: TeardownLab;
afterEach(() => site.dispose());

describe('the lab’s own stack', () => {
  it('goes with its load balancer, a leaked interface, a claim’s volume and its logs; look-alikes stay', async () => {
    site = await TeardownLab.start(own);
    const { world } = site.simulator;
    await site.expose('web');
    await expect.poll(() => world.classicLoadBalancers.size).toBe(1);
    await site.leaveInterface(`aws-K8S-${nodeOfNobody}`, leakTags);
    await site.leaveVolume(claimTags);
    createLogGroup(world, { name: '/aws/eks/myeks/cluster', tags: {} });
    createLogGroup(world, { name: '/aws/eks/myeks-dev/cluster', tags: {} });
    const otherVolume = await site.leaveVolume({ 'kubernetes.io/cluster/myeks-dev': 'owned' });

    const plan = teardownPlan(await site.look());
    expect(plan.steps.map(({ kind }) => kind)).toEqual([
      'balancer-owners',
      'load-balancers',
      'network',
      'stack',
      'rest',
    ]);
    expect(plan.notOurs.map(({ resource }) => resource.id)).toEqual(['/aws/eks/myeks-dev/cluster']);
    expect(plan.byHand).toEqual([]);
    // 0.10 + 4 × 0.052 + 4 × 0.005 + 4 × 30 GB gp3, as the price list has it, then the balancer with its three addresses
    // and the claim’s 4 GB.
    expect(plan.perHour).toBeCloseTo(0.343 + 0.04 + (4 * 0.0912) / 730, 3);

    const end = await site.tearDown();
    expect(end.left).toEqual([]);
    expect(end.failures).toEqual([]);
    expect(site.standing).toEqual([`volume ${otherVolume}`, 'log-group /aws/eks/myeks-dev/cluster']);
    expect(site.steps[0]).toBe('balancer-owners default/web');
    expect(site.steps.at(-1)).toMatch(/^rest /);
  });

  it('leaves an interface of somebody else alone, takes away what costs, and says what is left and why', async () => {
    site = await TeardownLab.start(own);
    const foreign = await site.leaveInterface('my database', { team: 'billing' });
    const { vpcId } = site;
    const end = await site.tearDown();
    const { world } = site.simulator;
    expect(world.networkInterfaces.has(foreign)).toBe(true);
    expect([...world.instances.values()].filter(({ state }) => state !== 'terminated')).toEqual([]);
    expect(world.clusters.size).toBe(0);
    expect(end.stoppedAt).toBeDefined();
    const left = end.left.map(({ resource, keptBy }) => [resource.kind, keptBy.map(({ id }) => id)]);
    expect(left).toContainEqual(['vpc', [foreign]]);
    expect(left).toContainEqual(['subnet', [foreign]]);
    expect(left).toContainEqual(['stack', [foreign]]);
    expect(end.failures).toMatchObject([{ error: { reason: 'stack-failed' } }]);

    // Once it is out of the way, the same again takes the rest.
    world.networkInterfaces.delete(foreign);
    expect((await site.tearDown({ ...lab, vpcId })).left).toEqual([]);
    expect(site.standing).toEqual([]);
  });

  it('goes on in a new window with what was kept, through throttling and an expired session', async () => {
    site = await TeardownLab.start(own);
    await site.leaveInterface(`aws-K8S-${nodeOfNobody}`, leakTags);
    const { vpcId } = site;
    const closing = new AbortController();
    const first = site.tearDown(lab, closing.signal);
    await expect.poll(() => site.news.some(({ kind }) => kind === 'stack')).toBe(true);
    closing.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(site.standing).not.toEqual([]);

    await askForFaults(site.simulator, { throttle: { operation: '*', times: 25 } });
    let asked = 0;
    site.signIn = async () => {
      asked += 1;
      return (await askForFaults(site.simulator, { expireCredentials: false })) === 200;
    };
    const second = site.tearDown({ ...lab, vpcId });
    await expect.poll(() => site.simulator.world.clusters.size).toBe(0);
    await askForFaults(site.simulator, { expireCredentials: true });
    expect((await second).left).toEqual([]);
    expect(asked).toBeGreaterThan(0);
    expect(site.standing).toEqual([]);
  });

  it('stops where the session ended when the person does not sign in', async () => {
    site = await TeardownLab.start(own);
    await askForFaults(site.simulator, { expireCredentials: true });
    await expect(site.tearDown()).rejects.toMatchObject({ reason: 'expired-credentials' });
    expect(site.simulator.world.clusters.size).toBe(1);
  });
});

describe('a group of somebody else', () => {
  it('keeps its rules, and what they keep is said to be left', async () => {
    site = await TeardownLab.start(lab2023);
    const { world } = site.simulator;
    const nodes = [...world.securityGroups.values()].find(({ name }) => name.endsWith('nodegroup-ng1-remoteAccess'));
    const theirs = createSecurityGroup(world, {
      name: 'theirs',
      description: 'a database',
      vpcId: site.vpcId,
      tags: {},
    });
    await site.allow(theirs.id, nodes?.id ?? '');
    const end = await site.tearDown();
    expect(end.left.map(({ resource }) => resource.name)).toContain('eksctl-myeks-nodegroup-ng1');
    const [failure] = end.failures;
    expect(failure?.error).toMatchObject({ reason: 'stack-failed', subject: 'SSH' });
    expect(world.securityGroups.get(theirs.id)?.rules).toContainEqual(
      expect.objectContaining({ egress: false, sourceGroupId: nodes?.id }),
    );
    // What costs has gone all the same.
    expect(world.clusters.size).toBe(0);
    expect([...world.instances.values()].filter(({ state }) => state !== 'terminated')).toEqual([]);
    expect(end.stoppedAt).toBeDefined();
  });
});

describe('what cannot be looked at', () => {
  it('is said, and keeps nothing else from going', async () => {
    site = await TeardownLab.start(own);
    await askForFaults(site.simulator, { deny: { operation: 'DescribeLogGroups' } });
    await askForFaults(site.simulator, { deny: { operation: 'ListOpenIDConnectProviders' } });
    const end = await site.tearDown();
    expect(end.left).toEqual([]);
    expect(end.plan.notChecked.map(({ kind }) => kind).toSorted()).toEqual(['log-group', 'oidc-provider']);
    expect(site.standing).toEqual([]);
  });
});

describe('the stack family of 2023', () => {
  it('goes in its order, and leaves nothing', async () => {
    site = await TeardownLab.start(lab2023);
    const { oidcProviders } = site.simulator.world;
    expect(oidcProviders.size).toBe(1);
    await site.expose('kube-ops-view');
    await expect.poll(() => site.simulator.world.classicLoadBalancers.size).toBe(1);
    const end = await site.tearDown();
    expect(end.left).toEqual([]);
    expect(site.steps.filter((step) => !step.startsWith('network'))).toEqual([
      'balancer-owners default/kube-ops-view',
      'stack eksctl-myeks-nodegroup-ng1',
      'stack eksctl-myeks-addon-vpc-cni',
      expect.stringMatching(/^oidc [0-9A-F]{32}$/),
      'stack eksctl-myeks-cluster',
      'stack myeks',
    ]);
    expect(site.standing).toEqual([]);
  });

  it('tries a stack again that failed, with what was in its way gone', async () => {
    site = await TeardownLab.start(lab2023);
    const { world } = site.simulator;
    const groups = [...world.securityGroups.values()];
    const nodes = groups.find(({ name }) => name === 'eksctl-myeks-nodegroup-ng1-remoteAccess');
    const shared = groups.find(({ name }) => name.includes('ClusterSharedNodeSecurityGroup'));
    // A rule of another group that names the nodes’ group keeps that, and its stack, from going.
    await site.allow(shared?.id ?? '', nodes?.id ?? '');
    const end = await site.tearDown();
    const again = site.news.filter(({ kind }) => kind === 'again');
    expect(again).toMatchObject([
      {
        what: 'eksctl-myeks-nodegroup-ng1',
        error: {
          reason: 'stack-failed',
          subject: 'SSH',
          detail: expect.stringContaining('dependent object') as string,
        },
      },
    ]);
    expect(end).toMatchObject({ left: [], failures: [] });
    expect(site.standing).toEqual([]);
  });
});
