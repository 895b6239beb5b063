import { readFileSync } from 'node:fs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCloud } from '../../src/aws/openCloud.ts';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { closedWay } from '../../src/commands/terminals/bastionAccess.ts';
import { tearDown, type TeardownEnd } from '../../src/commands/teardown/tearDown.ts';
import { CostMeter } from '../../src/model/costMeter.ts';
import { Model } from '../../src/model/model.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { CloudSettings } from '../../src/ports/cloud.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createRole } from '../../src/simulator/world/iam/roles.ts';
import { putRolePolicy } from '../../src/simulator/world/iam/rolePolicies.ts';
import { createVolume } from '../../src/simulator/world/compute/volumes.ts';
import { createLoadBalancer } from '../../src/simulator/world/loadBalancing/loadBalancers.ts';
import { createTargetGroup } from '../../src/simulator/world/loadBalancing/targetGroups.ts';
import { createNetworkInterface } from '../../src/simulator/world/network/networkInterfaces.ts';
import { authorize, createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import type { World } from '../../src/simulator/world/world.ts';
import { createLogGroup } from '../../src/simulator/world/logs/logGroups.ts';
import { DeploySite } from './deploySite.ts';
import { fastClock } from './fastClock.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

/**
 * The policies of `docs/iam` are all that their bearer needs, and nothing more: somebody with just one of them deploys, looks,
 * or takes the lab apart where IAM's rules hold, also for what CloudFormation calls in their name.
 */

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const { signal } = new AbortController();
const names = ['deploy', 'use', 'teardown'] as const;

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}

function policy(name: (typeof names)[number]): Policy {
  return JSON.parse(readFileSync(new URL(`../../docs/iam/${name}.json`, import.meta.url), 'utf8')) as Policy;
}

/** As the shell of a node looks for a way in by SSH, and as its button opens one. */
async function openShellWay(connection: SimulatorConnection, { nodes, otherInstances }: Snapshot): Promise<void> {
  const [node] = nodes;
  const bastion = otherInstances.find(({ privateIp }) => privateIp === '192.168.1.100');
  if (node?.instanceId === undefined || bastion === undefined) throw new Error('no node, or no bastion');
  const closed = await closedWay(connection, node.instanceId, bastion);
  if (closed === undefined) throw new Error('the lab lets the bastion in by itself');
  await connection.cloudNow.compute.allowIngress(closed.group.id, closed.rule, signal);
  expect(await closedWay(connection, node.instanceId, bastion)).toBeUndefined();
}

/** What everybody may, whatever their policies say. */
const everybody = 'sts:GetCallerIdentity';

let site: DeploySite;
let simulator: Simulator;
beforeAll(async () => {
  site = await DeploySite.start();
  ({ simulator } = site);
  const trust = { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }] };
  createRole(simulator.world, { name: 'engineer', trust, managedPolicies: [], tags: {} });
});
afterAll(async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) delete process.env[name];
  await site.dispose();
});

/** The credentials of somebody who has just this policy, in the environment as the SDK finds them; what was asked so far is forgotten. */
async function bearerOf(name: (typeof names)[number]): Promise<CloudSettings['credentials']> {
  const { world, endpoint, region, accessKeyId, secretAccessKey } = simulator;
  putRolePolicy(world, 'engineer', 'lab', policy(name));
  const sts = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const RoleArn = 'arn:aws:iam::111122223333:role/engineer';
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'lab' }));
  process.env['AWS_ACCESS_KEY_ID'] = Credentials?.AccessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = Credentials?.SecretAccessKey;
  process.env['AWS_SESSION_TOKEN'] = Credentials?.SessionToken;
  simulator.calls.clear();
  return { kind: 'profile', profile: undefined };
}

function connectionOf(credentials: CloudSettings['credentials']): SimulatorConnection {
  const { endpoint, region } = simulator;
  return new SimulatorConnection(openCloud({ region, endpoint, credentials }));
}

/** Every action that the policy's bearer was seen to call, or CloudFormation for them. */
function called(): readonly string[] {
  const own = simulator.calls.called.filter(({ callerArn }) => callerArn.endsWith(':assumed-role/engineer/lab'));
  return [...new Set(own.map(({ action }) => action))].filter((action) => action !== everybody).toSorted();
}

function expectExact(name: (typeof names)[number]): void {
  expect(called()).toEqual(
    policy(name)
      .Statement.flatMap(({ Action }) => Action)
      .toSorted(),
  );
}

function ports(connection: SimulatorConnection) {
  return {
    cloud: connection.cloudNow,
    cluster: () => connection.cluster(),
    clock: fastClock(50),
    random: () => 0.5,
    log: silentLog,
    signIn: () => Promise.resolve(false),
  };
}

/** Something of every kind that a teardown deletes itself: nobody but its bearer may be needed for any of it. */
function leaveAll(world: World): void {
  const [vpcId = ''] = world.vpcs.keys();
  const publics = [...world.subnets.values()].filter(({ cidr }) => /^192\.168\.[12]\./.test(cidr)).map(({ id }) => id);
  const tags = { 'elbv2.k8s.aws/cluster': 'myeks' };
  createLogGroup(world, { name: '/aws/eks/myeks/cluster', tags: {} });
  createVolume(world, { zone: world.zone('a'), sizeGiB: 4, tags: { 'kubernetes.io/cluster/myeks': 'owned' } });
  createNetworkInterface(world, {
    subnetId: publics[0] ?? '',
    groups: [],
    description: 'aws-K8S-i-0123456789abcdef0',
    tags: { 'node.k8s.amazonaws.com/instance_id': 'i-0123456789abcdef0' },
  });
  const group = createSecurityGroup(world, { name: 'k8s-traffic-myeks', description: 'backend', vpcId, tags });
  const nodes = [...world.securityGroups.values()].find(({ name }) => name.includes('ng1'));
  authorize(world, nodes?.id ?? '', 'ingress', [{ protocol: '-1', fromPort: -1, toPort: -1, sourceGroupId: group.id }]);
  createLoadBalancer(world, {
    name: 'k8s-default-shop',
    type: 'application',
    subnetIds: publics,
    securityGroupIds: [group.id],
    scheme: 'internet-facing',
    tags,
  });
  createTargetGroup(world, {
    name: 'k8s-default-shop',
    protocol: 'HTTP',
    port: 80,
    vpcId,
    targetType: 'ip',
    healthCheckPath: undefined,
    tags,
  });
}

describe('the policies of docs/iam', () => {
  it('let a lab be deployed, and ask for nothing else', async () => {
    site.credentials = await bearerOf('deploy');
    await site.reload();
    await site.begin();
    expect((await site.end()).end).toMatchObject({ kind: 'stands' });
    expectExact('deploy');
  });

  it('let the lab be looked at, a way into a node be opened and the lab be paused, and ask for nothing else', async () => {
    leaveAll(simulator.world);
    const connection = connectionOf(await bearerOf('use'));
    const model = new Model({ clock: systemClock, random: Math.random, log: silentLog });
    const meter = new CostMeter({ clock: systemClock, log: silentLog });
    model.connect(connection);
    model.look();
    meter.connect(connection);
    await expect.poll(() => model.snapshot.nodes.filter(({ ready }) => ready).length).toBe(3);
    await expect.poll(() => meter.reading?.charges.map(({ resource }) => resource.kind)).toContain('load-balancer');
    await expect
      .poll(() => [...new Set(Object.values(model.snapshot.sources).map(({ kind }) => kind))])
      .toEqual(['live']);
    const { clusters, compute } = connection.cloudNow;
    await clusters.names(signal);
    await compute.natGateways(model.snapshot.stack?.outputs.get('VpcId') ?? '', signal);
    await openShellWay(connection, model.snapshot);
    const [group] = await clusters.nodegroups('myeks', signal);
    if (group === undefined) throw new Error('no node group');
    await clusters.scaleNodegroup('myeks', group, 2, signal);
    meter.dispose();
    model.dispose();
    connection.dispose();
    expectExact('use');
  });

  it('let it be taken apart, with what outlives its stack, and ask for nothing else', async () => {
    const connection = connectionOf(await bearerOf('teardown'));
    const lab = { stackName: 'myeks', clusterName: 'myeks', vpcId: undefined, issuerId: undefined };
    const end: TeardownEnd = await tearDown(ports(connection), lab, new Set(), () => {}, signal);
    expect(end).toMatchObject({ left: [], failures: [], plan: { notChecked: [] } });
    const { vpcs, volumes, loadBalancers, targetGroups } = simulator.world;
    expect([vpcs, volumes, loadBalancers, targetGroups].map(({ size }) => size)).toEqual([0, 0, 0, 0]);
    connection.dispose();
    expectExact('teardown');
  });
});
