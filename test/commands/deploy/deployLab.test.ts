import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { onDispose } from '../../../src/base/disposable.ts';
import { silentLog } from '../../../src/base/log.ts';
import { deployLab } from '../../../src/commands/deploy/deployLab.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import { emptySnapshot } from '../../../src/model/snapshot.ts';
import type { Cloud, Stack } from '../../../src/ports/cloud.ts';
import type { Cluster } from '../../../src/ports/cluster.ts';
import { hurriedClock } from '../hurriedClock.ts';
import { documentsTwin, storeTwin } from '../editorTwins.ts';
import { noDeployPorts } from '../deployPortsTwin.ts';
import { PromptsTwin } from '../promptsTwin.ts';
import { stackId, StackTwin } from '../stackTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const go = 'pick:$(rocket) Deploy with these values';
const complete = ['myeks CREATE_IN_PROGRESS User Initiated', 'Vpc CREATE_COMPLETE', 'myeks CREATE_COMPLETE'];
const parameters = [
  ['ClusterBaseName', 'myeks'],
  ['WorkerNodeCount', '3'],
  ['WorkerNodeInstanceType', 't3.medium'],
  ['WorkerNodeVolumesize', '30'],
  ['MyInstanceType', 't3.medium'],
].map(([key = '', defaultValue]) => ({
  key,
  type: 'String',
  description: undefined,
  defaultValue,
  noEcho: false,
  allowedValues: [],
}));

/** An account with a stack in some state (or none), and a person who answers. */
function lab(existing: string | undefined, stacks: StackTwin, ...answers: readonly string[]) {
  const closing = new AbortController();
  const prompts = new PromptsTwin(...answers);
  const stack: Stack = {
    id: stackId,
    name: 'myeks',
    status: existing ?? '',
    statusReason: undefined,
    createdAt: 0,
    outputs: new Map(),
    parameters: new Map(),
  };
  stacks.find = () => Promise.resolve(existing === undefined ? undefined : stack);
  stacks.describe = () => Promise.resolve(stack);
  stacks.templateParameters = () => Promise.resolve(parameters);
  const cloud: Cloud = {
    ...noDeployPorts,
    region: 'ap-northeast-2',
    identity: () => Promise.resolve({ account: '111122223333', arn: '' }),
    stacks,
    compute: {
      instances: () => Promise.resolve([]),
      networkInterface: () => Promise.resolve(undefined),
      networkInterfaces: () => Promise.resolve([]),
      natGateways: () => Promise.resolve([]),
      securityGroups: () => Promise.resolve([]),
      allowIngress: () => Promise.resolve(),
      network: (vpcId) => Promise.resolve({ vpcId, cidrs: [], subnets: [] }),
    },
    clusters: {
      names: () => Promise.resolve([]),
      find: () => Promise.resolve(undefined),
      nodegroups: () => Promise.resolve([]),
      scaleNodegroup: () => Promise.resolve(),
      token: () => Promise.reject(new Error('nobody asks for a token here')),
    },
    resources: {
      read: (_place, kinds) => {
        const isThere = existing !== undefined && !stacks.calls.includes(`delete ${stackId}`);
        const found = { kind: 'stack', id: stackId, name: 'myeks', tags: {}, status: existing } as const;
        return Promise.resolve({ resources: isThere && kinds.includes('stack') ? [found] : [], notChecked: [] });
      },
      delete: () => Promise.resolve(),
    },
    renew() {},
    dispose() {},
  };
  const cluster: Partial<Cluster> = {
    balancerOwners: () => Promise.resolve([]),
    watch: (_kind, listener) => {
      listener.reset([]);
      return onDispose(() => {});
    },
  };
  const connection: Connection = {
    profile: {
      id: 'practice',
      name: 'Practice',
      icon: 'beaker',
      billed: false,
      region: 'ap-northeast-2',
      stackName: 'myeks',
      clusterName: 'myeks',
    },
    endpoint: undefined,
    renameLab() {},
    cloud: () => Promise.resolve(cloud),
    cluster: () => Promise.resolve(cluster as Cluster),
    terminalEnvironment: () => Promise.resolve({}),
    commandSettings: {},
    closed: closing.signal,
    dispose() {},
  };
  const reports: string[] = [];
  const cancelling = new AbortController();
  const deps = {
    connections: { current: connection, use() {}, close() {} },
    prompts,
    notices: { info: () => Promise.resolve(undefined), warn: () => Promise.resolve(undefined), error() {} },
    withProgress: async <T>(
      title: string,
      run: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
    ): Promise<T> => await run((message) => reports.push(`${title}: ${message}`), cancelling.signal),
    clock: hurriedClock(),
    random: () => 0.5,
    storage: storeTwin(),
    costMeter: { soon() {} },
    documents: documentsTwin(),
    labTemplate: () => readFile('media/eks-networking-lab.yaml', 'utf8'),
    model: { snapshot: emptySnapshot, refresh() {} },
    clusterView: { show: () => Promise.resolve(), revealEnis: () => Promise.resolve() },
    log: { ...silentLog, show() {} },
  };
  return { deps, prompts, reports, cancelling };
}

describe('deployLab', () => {
  it('names account, region and cost before it creates the stack', async () => {
    const stacks = new StackTwin({ create: complete });
    const { deps, prompts, reports } = lab(undefined, stacks, go, 'yes');
    await deployLab(deps);
    expect(stacks.calls).toEqual(['create myeks']);
    expect(prompts.seen[1]).toContain('Deploy myeks to account 111122223333 in ap-northeast-2?');
    expect(prompts.seen[1]).toContain('$0.34 per hour');
    expect(reports[0]).toMatch(/^Deploying myeks: 0\/\d\d$/);
  });

  it('creates nothing when the person turns away', async () => {
    for (const answers of [['leave'], [go, 'no']]) {
      const stacks = new StackTwin({ create: complete });
      await deployLab(lab(undefined, stacks, ...answers).deps);
      expect(stacks.calls).toEqual([]);
    }
  });

  it('says that a name is taken or busy', async () => {
    const taken = lab('CREATE_COMPLETE', new StackTwin({}), go);
    await expect(deployLab(taken.deps)).rejects.toMatchObject({ reason: 'stack-exists', subject: 'myeks' });
    const busy = lab('DELETE_IN_PROGRESS', new StackTwin({}), go);
    await expect(deployLab(busy.deps)).rejects.toMatchObject({ reason: 'stack-busy' });
  });

  it('offers to delete a stack that was rolled back, then deploys', async () => {
    const stacks = new StackTwin({ create: complete, deletes: [['myeks DELETE_COMPLETE']] });
    const { deps, prompts } = lab('ROLLBACK_COMPLETE', stacks, go, 'yes', 'yes');
    await deployLab(deps);
    expect(prompts.seen[1]).toContain('The stack myeks is in ROLLBACK_COMPLETE. Delete it, then deploy?');
    expect(stacks.calls).toEqual([`delete ${stackId}`, 'create myeks']);
  });

  it('offers to delete what was started when it is cancelled', async () => {
    const stacks = new StackTwin({ create: ['myeks CREATE_IN_PROGRESS'], deletes: [['myeks DELETE_COMPLETE']] });
    const { deps, prompts, cancelling } = lab(undefined, stacks, go, 'yes', 'no');
    const deploying = deployLab(deps);
    setTimeout(() => cancelling.abort(), 20);
    await deploying;
    expect(prompts.seen[2]).toContain('CloudFormation goes on making myeks. Delete it?');
    expect(stacks.calls).toEqual(['create myeks']);
  });

  it('tells the first failing resource and its reason', async () => {
    const stacks = new StackTwin({
      create: [
        'myeks CREATE_IN_PROGRESS',
        'Cluster CREATE_FAILED unsupported Kubernetes version 1.24',
        'myeks ROLLBACK_COMPLETE',
      ],
    });
    await expect(deployLab(lab(undefined, stacks, go, 'yes').deps)).rejects.toMatchObject({
      reason: 'stack-failed',
      subject: 'Cluster',
      detail: 'unsupported Kubernetes version 1.24',
    });
  });
});
