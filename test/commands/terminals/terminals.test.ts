import { describe, expect, it, vi } from 'vitest';
import { LabError } from '../../../src/base/errors.ts';
import { nodeShell } from '../../../src/commands/terminals/nodeShell.ts';
import { podLogs } from '../../../src/commands/terminals/podLogs.ts';
import { podShell } from '../../../src/commands/terminals/podShell.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import type { PodView, Snapshot } from '../../../src/model/snapshot.ts';
import type { IngressRule } from '../../../src/domain/securityGroup/ingress.ts';
import type { Instance, SecurityGroup } from '../../../src/ports/cloud.ts';
import type { ContainerDetail } from '../../../src/ports/cluster.ts';
import type { LogRequest } from '../../../src/ports/podLogs.ts';
import type { StreamSource } from '../../../src/ports/streams.ts';
import { connected, node, pod } from '../../views/snapshots.ts';
import { PromptsTwin } from '../promptsTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const container = (name: string, more: Partial<ContainerDetail> = {}): ContainerDetail => ({
  name,
  image: 'any',
  init: false,
  state: 'running',
  before: undefined,
  ready: true,
  restarts: 0,
  ports: [],
  requests: {},
  limits: {},
  ...more,
});

const bastion: Instance = {
  id: 'i-9',
  name: 'myeks-bastion-EC2',
  state: 'running',
  type: 't3.medium',
  zone: 'ap-northeast-2a',
  privateIp: '192.168.1.100',
  publicIp: '203.0.113.10',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  launchedAt: 0,
  tags: {},
};

/** The lab's node group and its bastion as the template makes them: the nodes' groups know only themselves and EKS. */
const nodeGroup: SecurityGroup = {
  id: 'sg-nodes',
  name: 'myeks-NodeSecurityGroup-1',
  ingress: [{ protocol: '-1', ports: undefined, from: { groupId: 'sg-nodes' } }],
};
const clusterGroup: SecurityGroup = { id: 'sg-cluster', name: 'eks-cluster-sg-myeks-1', ingress: [] };
const fromBastion: IngressRule = { protocol: 'tcp', ports: [22, 22], from: { cidr: '192.168.1.100/32' } };

interface Scene {
  /** What the node's security groups are; not told when undefined. */
  readonly groups?: readonly SecurityGroup[];
  readonly answer?: string;
  readonly pods?: readonly PodView[];
  readonly containers?: readonly ContainerDetail[];
  readonly answers?: readonly string[];
  readonly snapshot?: Partial<Snapshot>;
}

function setUp({ pods = [], containers = [], answers = [], snapshot = {}, groups, answer }: Scene) {
  const warned: string[] = [];
  const allowed: unknown[] = [];
  const compute = {
    networkInterfaces: () =>
      Promise.resolve([
        { instanceId: bastion.id, deviceIndex: 0, groupIds: ['sg-bastion'] },
        { instanceId: 'i-1', deviceIndex: 0, groupIds: ['sg-cluster', 'sg-nodes'] },
      ]),
    securityGroups: () =>
      groups === undefined
        ? Promise.reject(new LabError('access-denied', 'ec2:DescribeSecurityGroups'))
        : Promise.resolve(groups),
    allowIngress: (...call: readonly unknown[]) => {
      allowed.push(call.slice(0, 2));
      return Promise.resolve();
    },
  };
  const started: string[] = [];
  const followed: LogRequest[] = [];
  const streams: { title: string; source: StreamSource }[] = [];
  const cluster = {
    podDetail: () => Promise.resolve({ containers }),
    followLog: (request: LogRequest, onText: (text: string) => void) => {
      followed.push(request);
      onText('a line\n');
      return Promise.resolve();
    },
  };
  const current = {
    profile: { name: 'Practice' },
    closed: new AbortController().signal,
    cluster: () => Promise.resolve(cluster),
    cloud: () => Promise.resolve({ compute }),
  } as unknown as Connection;
  const deps = {
    connections: { current, use() {}, close() {} },
    model: {
      snapshot: { ...connected, ...snapshot, pods: new Map(pods.map((each) => [each.key, each])) },
      refresh() {},
    },
    prompts: new PromptsTwin(...answers),
    notices: {
      info: () => Promise.resolve(undefined),
      warn: (text: string, ...actions: readonly string[]) => {
        warned.push([text, ...actions].join(' | '));
        return Promise.resolve(answer);
      },
      error() {},
    },
    streams: { open: (title: string, source: StreamSource) => void streams.push({ title, source }) },
    commandTerminals: {
      start: (name: string, command: string) => {
        started.push(`${name}: ${command}`);
        return Promise.resolve();
      },
    },
  };
  return { deps, started, followed, streams, warned, allowed };
}

it('enters the one container of a pod by kubectl', async () => {
  const { deps, started } = setUp({ pods: [pod('default', 'netshoot')] });
  await podShell(deps, { namespace: 'default', name: 'netshoot' });
  expect(started).toEqual(['netshoot: kubectl exec -it -n default netshoot -c main -- sh']);
});

it('asks for pod and container from the palette', async () => {
  const { deps, started } = setUp({
    pods: [pod('kube-system', 'aws-node-1', { containers: ['aws-node', 'agent'] })],
    answers: ['pick:aws-node-1', 'pick:agent'],
  });
  await podShell(deps, undefined);
  expect(started).toEqual(['aws-node-1: kubectl exec -it -n kube-system aws-node-1 -c agent -- sh']);
});

it('lets no name near a shell that a shell could act on', async () => {
  const evil = pod('default', 'nginx; rm -rf ~');
  const { deps, started } = setUp({ pods: [evil] });
  await expect(podShell(deps, evil)).rejects.toMatchObject({ reason: 'unsafe-name' });
  expect(started).toEqual([]);
});

it('says that a pod without a node has nothing to enter', async () => {
  const { deps } = setUp({ pods: [pod('default', 'nginx', { nodeName: undefined })] });
  await expect(podShell(deps, { namespace: 'default', name: 'nginx' })).rejects.toMatchObject({
    reason: 'pod-not-running',
  });
});

it('reaches a node through the bastion, as the chapters do', async () => {
  const nodes = [node('ip-192-168-1-251', { internalIp: '192.168.1.251' })];
  const { deps, started } = setUp({ snapshot: { nodes, otherInstances: [bastion] } });
  await nodeShell(deps, { nodeName: 'ip-192-168-1-251.x' });
  expect(started).toEqual(['ip-192-168-1-251: ssh -J ec2-user@203.0.113.10 ec2-user@192.168.1.251']);
});

describe('a node that does not let the bastion in', () => {
  const nodes = [node('ip-192-168-1-251', { internalIp: '192.168.1.251', instanceId: 'i-1' })];
  const snapshot = { nodes, otherInstances: [bastion] };
  const shut = [clusterGroup, nodeGroup];

  it('is said before ssh fails, with the rule that helps', async () => {
    const { deps, started, warned, allowed } = setUp({ snapshot, groups: shut });
    await nodeShell(deps, { nodeName: 'ip-192-168-1-251.x' });
    expect(warned).toEqual([
      'No rule of ip-192-168-1-251’s security groups lets SSH in from the bastion (192.168.1.100). Add one to myeks-NodeSecurityGroup-1, and the shell opens. | Allow SSH from bastion | Open anyway',
    ]);
    expect([started, allowed]).toEqual([[], []]);
  });

  it('gets that rule into its own group, not into the one that EKS keeps, and opens', async () => {
    const { deps, started, allowed } = setUp({ snapshot, groups: shut, answer: 'Allow SSH from bastion' });
    await nodeShell(deps, { nodeName: 'ip-192-168-1-251.x' });
    expect(allowed).toEqual([['sg-nodes', fromBastion]]);
    expect(started).toHaveLength(1);
  });

  it('is tried all the same by who wants to see', async () => {
    const { deps, started, allowed } = setUp({ snapshot, groups: shut, answer: 'Open anyway' });
    await nodeShell(deps, { nodeName: 'ip-192-168-1-251.x' });
    expect([started.length, allowed]).toEqual([1, []]);
  });

  it.each([
    ['a rule lets it in', [clusterGroup, { ...nodeGroup, ingress: [fromBastion] }]],
    ['the groups may not be read', undefined],
  ])('is no question when %s', async (_, groups) => {
    const { deps, started, warned } = setUp({ snapshot, ...(groups && { groups }) });
    await nodeShell(deps, { nodeName: 'ip-192-168-1-251.x' });
    expect([started.length, warned]).toEqual([1, []]);
  });
});

it('reaches a node of another cluster by its public address', async () => {
  const nodes = [node('ip-10-0-0-1', { internalIp: '10.0.0.1', externalIp: '198.51.100.7' })];
  const { deps, started } = setUp({ snapshot: { nodes } });
  await nodeShell(deps, { nodeName: 'ip-10-0-0-1.x' });
  expect(started).toEqual(['ip-10-0-0-1: ssh ec2-user@198.51.100.7']);
});

it('follows the log of the only container without asking', async () => {
  const { deps, streams, followed } = setUp({ pods: [pod('default', 'web')], containers: [container('main')] });
  await podLogs(deps, { namespace: 'default', name: 'web' });
  expect(streams.map(({ title }) => title)).toEqual(['Log web/main']);
  const written: string[] = [];
  const end = await streams[0]?.source((text) => written.push(text), new AbortController().signal);
  expect(written).toEqual(['a line\n']);
  expect(end).toBe('The container has ended.');
  expect(followed).toEqual([{ namespace: 'default', pod: 'web', container: 'main', previous: false, tailLines: 1000 }]);
});

it('offers each container, and the run before of one that was restarted', async () => {
  const crashed = container('main', { restarts: 2, before: 'terminated: Error (exit 1)' });
  const { deps, streams } = setUp({
    pods: [pod('default', 'web')],
    containers: [container('setup', { init: true }), crashed],
    answers: ['pick:main, its run before'],
  });
  await podLogs(deps, { namespace: 'default', name: 'web' });
  expect(deps.prompts.seen).toEqual([
    'Follow logs of web: setup=running, main=running, main, its run before=terminated: Error (exit 1)',
  ]);
  expect(streams.map(({ title }) => title)).toEqual(['Log web/main, before']);
});
