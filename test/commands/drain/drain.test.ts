import { expect, it, vi } from 'vitest';
import { drainNode } from '../../../src/commands/drain/drainNode.ts';
import { drainPlan } from '../../../src/commands/drain/drainPlan.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import { emptySnapshot } from '../../../src/model/snapshot.ts';
import type { DrainablePod, NodeDrain } from '../../../src/ports/nodeDrain.ts';
import { node } from '../../views/snapshots.ts';
import { hurriedClock } from '../hurriedClock.ts';
import { PromptsTwin } from '../promptsTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const pod = (name: string, more: Partial<DrainablePod> = {}): DrainablePod => ({
  namespace: 'default',
  name,
  uid: `uid-${name}`,
  phase: 'Running',
  leaving: false,
  controller: 'ReplicaSet',
  mirror: false,
  localStorage: false,
  ...more,
});

it('plans as kubectl drain --ignore-daemonsets --delete-emptydir-data --force does', () => {
  const plan = drainPlan([
    pod('web'),
    pod('aws-node', { controller: 'DaemonSet' }),
    pod('old-daemon', { controller: 'DaemonSet', phase: 'Succeeded' }),
    pod('static', { mirror: true }),
    pod('bare', { controller: undefined }),
    pod('done', { controller: undefined, phase: 'Succeeded' }),
    pod('scratch', { localStorage: true }),
  ]);
  const names = (pods: readonly DrainablePod[]) => pods.map(({ name }) => name);
  expect(names(plan.leave)).toEqual(['web', 'old-daemon', 'bare', 'done', 'scratch']);
  expect(names(plan.stay)).toEqual(['aws-node', 'static']);
  expect(names(plan.lost)).toEqual(['bare']);
  expect(names(plan.losingFiles)).toEqual(['scratch']);
});

/** A node whose pods go the look after their eviction; `kept` ones are refused so many times first. */
class NodeTwin implements NodeDrain {
  readonly asked: string[] = [];
  cordoned = false;
  pods: DrainablePod[];
  readonly #refusals: Map<string, number>;

  constructor(pods: readonly DrainablePod[], refusals: Readonly<Record<string, number>> = {}) {
    this.pods = [...pods];
    this.#refusals = new Map(Object.entries(refusals));
  }

  setCordoned(_name: string, cordoned: boolean): Promise<void> {
    this.cordoned = cordoned;
    return Promise.resolve();
  }

  podsOnNode(): Promise<readonly DrainablePod[]> {
    const now = [...this.pods];
    this.pods = this.pods.filter(({ leaving }) => !leaving);
    return Promise.resolve(now);
  }

  evictPod({ name }: DrainablePod, signal: AbortSignal): Promise<{ readonly kept: string | undefined }> {
    signal.throwIfAborted();
    this.asked.push(name);
    const refusals = this.#refusals.get(name) ?? 0;
    this.#refusals.set(name, refusals - 1);
    if (refusals > 0)
      return Promise.resolve({ kept: 'Cannot evict pod as it would violate the pod’s disruption budget.' });
    this.pods = this.pods.map((each) => (each.name === name ? { ...each, leaving: true } : each));
    return Promise.resolve({ kept: undefined });
  }
}

function setUp(twin: NodeTwin, answer: string, onReport: (text: string) => void = () => {}) {
  const cancelling = new AbortController();
  const closed = new AbortController().signal;
  const connection = { closed, cluster: () => Promise.resolve(twin) } as unknown as Connection;
  const deps = {
    connections: { current: connection, use() {}, close() {} },
    model: { snapshot: { ...emptySnapshot, nodes: [node('ip-192-168-1-251')] }, refresh() {} },
    prompts: new PromptsTwin(answer),
    withProgress: async <T>(
      _title: string,
      run: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
    ): Promise<T> => await run(onReport, cancelling.signal),
    clock: hurriedClock(),
  };
  return { deps, cancelling, drain: () => drainNode(deps, { nodeName: 'ip-192-168-1-251.x' }) };
}

it('asks first, with what it will cost', async () => {
  const twin = new NodeTwin([
    pod('web'),
    pod('bare', { controller: undefined }),
    pod('kp', { controller: 'DaemonSet' }),
  ]);
  const { deps, drain } = setUp(twin, 'no');
  await drain();
  expect(deps.prompts.seen[0]).toContain('Drain ip-192-168-1-251?');
  expect(deps.prompts.seen[0]).toContain('Pods to evict: 2.');
  expect(deps.prompts.seen[0]).toContain('Pods of DaemonSets, which stay: 1.');
  expect(deps.prompts.seen[0]).toContain('nothing makes them anew: bare.');
  expect(twin).toMatchObject({ cordoned: false, asked: [] });
});

it('cordons, evicts until all are gone, and tells how far it is', async () => {
  const reports: string[] = [];
  const twin = new NodeTwin([pod('a'), pod('b'), pod('kp', { controller: 'DaemonSet' })]);
  await setUp(twin, 'yes', (text) => reports.push(text)).drain();
  expect(twin.cordoned).toBe(true);
  expect(twin.asked).toEqual(['a', 'b']);
  expect(twin.pods.map(({ name }) => name)).toEqual(['kp']);
  expect(reports.at(-1)).toBe('2/2 pods gone');
});

it('asks again for a pod that a disruption budget keeps, and says which one', async () => {
  const reports: string[] = [];
  const twin = new NodeTwin([pod('a')], { a: 2 });
  await setUp(twin, 'yes', (text) => reports.push(text)).drain();
  expect(twin.asked).toEqual(['a', 'a', 'a']);
  expect(reports).toContainEqual(expect.stringMatching(/^0\/1 pods gone · a waits: Cannot evict pod/));
});

it('stops when cancelled, and leaves the node cordoned', async () => {
  const twin = new NodeTwin([pod('a')], { a: Infinity });
  const { cancelling, drain } = setUp(twin, 'yes', () => cancelling.abort());
  await expect(drain()).rejects.toMatchObject({ name: 'AbortError' });
  expect(twin.cordoned).toBe(true);
});
