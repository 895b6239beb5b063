import type {
  CheckLine,
  DeployPlan,
  DeployProgress,
  DeployState,
  PlanGroup,
  Readiness,
  RunResource,
} from '../../src/domain/deploy/deployState.ts';
import { deployCost } from '../../src/domain/deploy/deployCost.ts';
import { ourForm } from './forms.ts';

/** States of a deploy, made by hand for the page's tests. */

export const now = Date.UTC(2026, 10, 26, 12, 0, 0);
const minute = 60_000;

export function stateOf(stage: DeployState['stage'], rest: Partial<DeployState> = {}): DeployState {
  return {
    at: now,
    connection: { name: 'my-profile', region: 'ap-northeast-2', account: '123456789012', billed: true },
    stage,
    failure: undefined,
    ...rest,
  };
}

function line(id: CheckLine['id'], title: string, rest: Partial<CheckLine> = {}): CheckLine {
  return { id, title, state: 'pass', why: '', buttons: [], ...rest };
}

export const goodLines: readonly CheckLine[] = [
  line('identity', 'The session is valid', { why: 'arn:aws:iam::123456789012:user/me' }),
  line('stack-name', 'The name is free', { why: 'There is no stack myeks in ap-northeast-2.' }),
  line('version', 'EKS makes clusters of this version', { why: '1.36 is in standard support until 2027-08-02.' }),
  line('vcpu-quota', 'There are enough vCPUs', { why: '8 of 64 are needed.' }),
];

export const mixedLines: readonly CheckLine[] = [
  line('identity', 'The session is valid', { why: 'arn:aws:iam::123456789012:user/me' }),
  line('stack-name', 'The name is free', {
    state: 'fail',
    why: 'The stack myeks is in ROLLBACK_COMPLETE: it holds the name and nothing else.',
    buttons: [
      { label: 'Delete it', action: { kind: 'free-name' } },
      { label: 'Choose another name', action: { kind: 'focus', key: '' } },
    ],
  }),
  line('version', 'EKS makes clusters of this version', {
    state: 'warn',
    why: '1.33 is in extended support: the control plane costs $0.60 per hour in place of $0.10.',
    buttons: [{ label: 'Take 1.36', action: { kind: 'set-value', key: 'KubernetesVersion', value: '1.36' } }],
  }),
  line('vcpu-quota', 'There are enough vCPUs', {
    state: 'unknown',
    why: 'This identity may not read the quota (servicequotas:GetServiceQuota).',
  }),
  line('permission', 'This identity may make instances', { state: 'running' }),
];

function group(
  kind: PlanGroup['kind'],
  title: string,
  sentence: string,
  resources: readonly (readonly [string, string])[],
) {
  return {
    kind,
    title,
    sentence,
    resources: resources.map(([logicalId, words]) => ({ logicalId, type: '', words, action: 'add' as const })),
  };
}

export const plan: DeployPlan = {
  stackName: 'myeks',
  groups: [
    group(
      'network',
      'Network',
      'A VPC with three public and three private subnets, reached through an internet gateway.',
      [
        ['Vpc', 'VPC'],
        ['Igw', 'Internet gateway'],
        ['PublicSubnet1', 'Subnet'],
      ],
    ),
    group('access', 'Permissions', 'Roles for the cluster, its nodes and the bastion.', [['ClusterRole', 'IAM role']]),
    group('cluster', 'Cluster', 'The control plane that AWS runs.', [['Cluster', 'EKS cluster']]),
    group('nodes', 'Nodes', 'Three instances in three zones.', [['Ng1', 'Managed node group']]),
    group('machines', 'Bastion', 'A machine to work on.', [['Bastion', 'Instance']]),
  ],
  total: 7,
  cost: deployCost(ourForm),
  minutes: { least: 12, most: 20 },
  isEmpty: false,
};

function resource(
  logicalId: string,
  words: string,
  group: RunResource['group'],
  state: RunResource['state'],
  rest: Partial<RunResource> = {},
): RunResource {
  const since = state === 'waiting' ? undefined : now - 4 * minute;
  const until = state === 'done' || state === 'failed' ? now - 3 * minute : undefined;
  return {
    logicalId,
    type: `AWS::${words}`,
    words,
    group,
    state,
    since,
    until,
    typical: undefined,
    reason: '',
    ...rest,
  };
}

/** Observed times of an EKS cluster: 8m14s to 11m03s; of a node group 1m28s to 3m41s. */
const clusterTime = { least: 8 * minute, most: 11 * minute };
const nodesTime = { least: 88_000, most: 221_000 };

export const readiness: readonly Readiness[] = [
  { kind: 'cluster', title: 'The cluster answers', ready: 0, wanted: 1 },
  { kind: 'nodes', title: 'Nodes are Ready', ready: 0, wanted: 3 },
  { kind: 'aws-node', title: 'aws-node runs on every node', ready: 0, wanted: 3 },
  { kind: 'coredns', title: 'CoreDNS answers', ready: 0, wanted: 2 },
];

const network = ['Vpc', 'Igw', 'IgwAttach', 'PublicSubnet1', 'PublicSubnet2', 'PublicSubnet3', 'PublicRoutes'];

export const running: DeployProgress = {
  stackName: 'myeks',
  region: 'ap-northeast-2',
  account: '123456789012',
  startedAt: now - 5 * minute,
  phase: 'stack',
  resources: [
    ...network.map((name) => resource(name, 'Network part', 'network', 'done')),
    resource('ClusterRole', 'IAM role', 'access', 'done'),
    resource('NodeRole', 'IAM role', 'access', 'done'),
    resource('Cluster', 'EKS cluster', 'cluster', 'running', { typical: clusterTime }),
    resource('AddonVpcCni', 'Add-on', 'addons', 'waiting'),
    resource('Ng1', 'Managed node group', 'nodes', 'waiting', { typical: nodesTime }),
    resource('AddonCoredns', 'Add-on', 'addons', 'waiting'),
    resource('Bastion', 'Instance', 'machines', 'running', { since: now - minute }),
  ],
  done: 9,
  total: 14,
  readiness,
  failure: undefined,
  waiting: undefined,
  events: [
    {
      id: 'b',
      at: now - minute,
      logicalId: 'Bastion',
      type: 'AWS::EC2::Instance',
      status: 'CREATE_IN_PROGRESS',
      reason: 'Resource creation Initiated',
    },
    {
      id: 'a',
      at: now - 5 * minute,
      logicalId: 'myeks',
      type: 'AWS::CloudFormation::Stack',
      status: 'CREATE_IN_PROGRESS',
      reason: 'User Initiated',
    },
  ],
};

export const failing: DeployProgress = {
  ...running,
  phase: 'rolling-back',
  resources: running.resources.map((each) => {
    if (each.logicalId === 'Bastion') return { ...each, state: 'failed' as const, until: now };
    if (each.state === 'waiting') return { ...each, state: 'cancelled' as const };
    return each.state === 'running' ? { ...each, state: 'deleting' as const } : each;
  }),
  failure: {
    logicalId: 'Bastion',
    type: 'AWS::EC2::Instance',
    sentence: 'The account may not run more instances: the quota is 5 vCPUs, and the lab needs 8.',
    detail: 'You have requested more vCPU capacity than your current vCPU limit of 5 allows.',
    buttons: [
      { label: 'Ask AWS for more', action: { kind: 'open-url', url: 'https://console.aws.amazon.com/servicequotas/' } },
    ],
  },
};

export const stands: DeployProgress = {
  ...running,
  phase: 'ready',
  resources: running.resources.map((each) => ({ ...each, state: 'done' as const, until: now })),
  done: 14,
  readiness: readiness.map((each) => ({ ...each, ready: each.wanted ?? 0 })),
};

export const endStands: DeployState['stage'] = {
  kind: 'end',
  run: stands,
  end: {
    kind: 'stands',
    endedAt: now,
    outputs: [
      { key: 'BastionPublicIp', value: '3.35.1.2' },
      { key: 'ClusterName', value: 'myeks' },
    ],
    kubeconfig: '/store/eks-lab/kubeconfig-with-a-rather-long-name-that-has-to-break.yaml',
    cost: deployCost(ourForm),
    buttons: [
      { label: 'Open the next chapter', action: { kind: 'open-chapter', slug: '03-nodes' } },
      { label: 'Tear down lab', action: { kind: 'teardown' } },
    ],
  },
};

export const endFailed: DeployState['stage'] = {
  kind: 'end',
  run: failing,
  end: {
    kind: 'failed',
    endedAt: now,
    left: true,
    failure: {
      sentence: 'The account may not run more instances: the quota is 5 vCPUs, and the lab needs 8.',
      detail: 'You have requested more vCPU capacity than your current vCPU limit of 5 allows.',
      buttons: [
        { label: 'Delete what is left', action: { kind: 'clean-up' } },
        { label: 'Back to the values', action: { kind: 'retry' } },
      ],
    },
  },
};

export const endCancelled: DeployState['stage'] = {
  kind: 'end',
  run: failing,
  end: {
    kind: 'cancelled',
    endedAt: now,
    what: 'removed',
    sentence: 'Nothing of myeks is left.',
    buttons: [{ label: 'Back to the values', action: { kind: 'retry' } }],
  },
};
