import { expect, it, vi } from 'vitest';
import { nodeShell } from '../../../src/commands/terminals/nodeShell.ts';
import { podLogs } from '../../../src/commands/terminals/podLogs.ts';
import { podShell } from '../../../src/commands/terminals/podShell.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import type { PodView, Snapshot } from '../../../src/model/snapshot.ts';
import type { Instance } from '../../../src/ports/cloud.ts';
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

interface Scene {
  readonly pods?: readonly PodView[];
  readonly containers?: readonly ContainerDetail[];
  readonly answers?: readonly string[];
  readonly snapshot?: Partial<Snapshot>;
}

function setUp({ pods = [], containers = [], answers = [], snapshot = {} }: Scene) {
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
  } as unknown as Connection;
  const deps = {
    connections: { current, use() {}, close() {} },
    model: {
      snapshot: { ...connected, ...snapshot, pods: new Map(pods.map((each) => [each.key, each])) },
      refresh() {},
    },
    prompts: new PromptsTwin(...answers),
    streams: { open: (title: string, source: StreamSource) => void streams.push({ title, source }) },
    commandTerminals: {
      start: (name: string, command: string) => {
        started.push(`${name}: ${command}`);
        return Promise.resolve();
      },
    },
  };
  return { deps, started, followed, streams };
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
