import { expect, test } from 'vitest';
import { events, nodes } from '../../../src/simulator/kubernetes/kinds.ts';
import { isNodeReady } from '../../../src/simulator/kubernetes/objects/node.ts';
import { isReady } from '../../../src/simulator/kubernetes/objects/pod.ts';
import { createManagedPolicy } from '../../../src/simulator/world/iam/managedPolicies.ts';
import { createOidcProvider } from '../../../src/simulator/world/iam/oidcProviders.ts';
import { checkInterfacePermission } from '../../../src/simulator/world/iam/permissions.ts';
import { createRole } from '../../../src/simulator/world/iam/roles.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { addon, startLab } from '../control/lab.ts';
import { allPods } from '../control/workloads.ts';
import { known } from '../host/networkLab.ts';

test('nodes whose role lacks the CNI policy stay NotReady, and their aws-node pods say why', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, nodes: 1 });
  const role = lab.world.roles.get('node');
  if (role === undefined) throw new Error('no role');
  role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy'];
  clock.advance(180_000);
  const { store } = lab.controlPlane.api;
  expect(store.list(nodes).map(isNodeReady)).toEqual([false]);
  const daemon = allPods(lab).find(({ metadata }) => metadata.name.startsWith('aws-node-'));
  expect(daemon !== undefined && isReady(daemon)).toBe(false);
  const [event] = store
    .list(events, 'kube-system')
    .filter(({ involvedObject }) => involvedObject.uid === daemon?.metadata.uid)
    .filter(({ reason }) => reason === 'MissingIAMPermissions');
  expect(event).toMatchObject({ type: 'Warning', reportingComponent: 'aws-node' });
  expect(event?.count).toBeGreaterThan(1);
  role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'];
  clock.advance(600_000);
  expect(store.list(nodes).map(isNodeReady)).toEqual([true]);
  lab.controlPlane.dispose();
});

const manager = 'arn:aws:iam::111122223333:policy/Cni';
const statement = (Effect: string, Action: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource: '*', ...more }],
});
const everything = ['ec2:*NetworkInterface*', 'ec2:*PrivateIpAddresses', 'ec2:Describe*', 'ec2:CreateTags'];

test.each([
  ['a policy of the account’s own', [manager], {}, statement('Allow', everything), true],
  ['an inline policy', [], { cni: JSON.stringify(statement('Allow', 'EC2:*')) }, undefined, true],
  ['an inline policy for something else', [], { cni: statement('Allow', 's3:*') }, undefined, false],
  [
    'all but what it needs',
    [],
    { cni: { Statement: { Effect: 'Allow', NotAction: 'ec2:*', Resource: '*' } } },
    undefined,
    false,
  ],
  [
    'a denial beside the CNI policy',
    ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'],
    { no: statement('Deny', ['ec2:CreateNetworkInterface']) },
    undefined,
    false,
  ],
  [
    'a denial for others',
    ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'],
    { no: statement('Deny', 'ec2:*', { Condition: { StringEquals: { 'aws:username': 'x' } } }) },
    undefined,
    true,
  ],
] as const)('with %s', (_, managedPolicies, inlinePolicies, document, allowed) => {
  const clock = new ManualLabClock();
  const world = new World({ region: 'ap-northeast-2', account: '111122223333', clock, random: seededRandom(1) });
  if (document !== undefined) createManagedPolicy(world, { name: 'Cni', path: '/', description: '', document });
  const role = createRole(world, { name: 'node', trust: {}, managedPolicies, inlinePolicies, tags: {} });
  const check = () => checkInterfacePermission(world, role.arn, 'i-1', 'ec2:CreateNetworkInterface');
  if (allowed) expect(check).not.toThrow();
  else
    expect(check).toThrow(
      /^You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role\/node\/i-1 is not authorized to perform: ec2:CreateNetworkInterface (because no identity-based policy allows|with an explicit deny)/,
    );
});

test('the daemon acts in the role of its service account, if the role trusts its cluster', async () => {
  const clock = new ManualLabClock();
  const issuer = 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/1';
  const role = 'arn:aws:iam::111122223333:role/cni';
  const lab = await startLab({
    clock,
    nodes: 1,
    oidcIssuer: issuer,
    addons: [{ ...addon('vpc-cni', 'v1.23.1-eksbuild.1'), serviceAccountRoleArn: role }],
  });
  const { store } = lab.controlPlane.api;
  known(lab.world.roles.get('node')).managedPolicies = [];
  const isUp = () => store.list(nodes).map(isNodeReady);
  clock.advance(180_000);
  expect(isUp()).toEqual([false]);
  const provider = createOidcProvider(lab.world, { url: issuer, clientIds: ['sts.amazonaws.com'] });
  const trustOf = (account: string) => ({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: provider.arn },
        Condition: { StringEquals: { [`${issuer.slice(8)}:sub`]: `system:serviceaccount:kube-system:${account}` } },
      },
    ],
  });
  const managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'];
  const created = createRole(lab.world, { name: 'cni', trust: trustOf('coredns'), managedPolicies, tags: {} });
  clock.advance(600_000);
  expect(isUp()).toEqual([false]);
  created.trust = trustOf('aws-node');
  clock.advance(600_000);
  expect(isUp()).toEqual([true]);
  const [daemon] = allPods(lab).filter(({ metadata }) => metadata.name.startsWith('aws-node-'));
  expect(daemon?.spec.containers[0]?.env).toContainEqual({ name: 'AWS_ROLE_ARN', value: role });
  expect(daemon?.spec.volumes?.[0]?.name).toBe('aws-iam-token');
  lab.controlPlane.dispose();
});
