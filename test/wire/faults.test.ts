import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { commands } from '../../src/contributions.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { panelState } from '../../src/panel/state.ts';
import { pods } from '../../src/simulator/kubernetes/kinds.ts';
import { clusterRows } from '../../src/views/cluster/clusterRows.ts';
import { pageSize } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowCache } from '../../src/views/cluster/rowContext.ts';
import { WatchedLab } from './watchedLab.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/** The model over the wire while things go wrong: in the end it shows what is. */

let lab: WatchedLab;

beforeAll(async () => {
  lab = await WatchedLab.start();
});

afterEach(async () => {
  await refuse('throttle', 0);
  await refuse('deny', 0);
  await lab.fails({ expireCredentials: false });
});

afterAll(() => lab.dispose());

const calls = ['DescribeNetworkInterfaces', 'DescribeInstances'];

/** Refuses both of EC2's lists that the model reads; 0 times ends it. */
async function refuse(kind: 'deny' | 'throttle', times: number): Promise<void> {
  for (const operation of calls) await lab.fails({ [kind]: { operation, times } });
}

/** What the rows of the tree say, all opened. */
function rowLabels(snapshot: Snapshot): readonly string[] {
  const context = {
    place: { region: 'ap-northeast-2', account: '111122223333' },
    explain: () => ({ sentence: '', action: { label: '', command: commands.refresh } }),
    now: 0,
    rows: new RowCache(),
  };
  const labels = (rows: readonly Row[]): readonly string[] =>
    rows.flatMap(({ label, children }) => [label, ...labels(children?.(pageSize) ?? [])]);
  return labels(clusterRows(snapshot, context));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a watch that is cut every second, while pods come and go', async () => {
  for (const replicas of [10, 40, 50, 25, 3]) {
    lab.scale(replicas);
    await pause(1000);
    await lab.fails({ cutConnections: true });
  }
  await lab.expectTruth();
});

test('a version that the server has forgotten', async () => {
  lab.scale(12);
  await lab.fails({ cutConnections: true });
  lab.outrunHistory();
  lab.scale(20);
  await lab.expectTruth();
});

test('EC2 that throttles', async () => {
  // More than the four tries that the SDK makes of one call.
  await refuse('throttle', 5);
  lab.scale(45);
  lab.model.refresh();
  await expect.poll(() => lab.model.snapshot.sources.compute).toMatchObject({ kind: 'failed', reason: 'throttled' });
  await lab.expectTruth();
});

test('a permission that is taken away is named, what was known is kept with its age, and it comes back', async () => {
  await refuse('deny', 10_000);
  lab.model.refresh();
  await expect
    .poll(() => lab.model.snapshot.sources.compute)
    .toMatchObject({ kind: 'failed', reason: 'access-denied' });
  const { compute } = lab.model.snapshot.sources;
  expect(compute).toMatchObject({ subject: expect.stringMatching(/^ec2:Describe(Instances|NetworkInterfaces)$/) });
  expect(compute).toMatchObject({ readAt: expect.any(Number) });
  expect(lab.model.snapshot.nodes.every(({ enis }) => enis.length > 0)).toBe(true);
  lab.scale(15);
  await pause(1000);
  await refuse('deny', 0);
  await lab.expectTruth();
});

test('a login that has expired', async () => {
  await lab.fails({ expireCredentials: true });
  lab.model.refresh();
  await expect
    .poll(() => lab.model.snapshot.sources.stack)
    .toMatchObject({ kind: 'failed', reason: 'expired-credentials' });
  await lab.fails({ expireCredentials: false });
  await lab.expectTruth();
});

test('a clock that is an hour off', async () => {
  const skewed = lab.show({ ...systemClock, now: () => Date.now() - 3_600_000 });
  lab.scale(9);
  await lab.expectTruth(skewed);
  skewed.dispose();
});

test('names and labels that nobody should give', async () => {
  const name = `${'n'.repeat(10_000)}<img src=x onerror=alert(1)>`;
  const [some] = lab.api.store.list(pods);
  if (some === undefined) throw new Error('There is no pod.');
  const { spec, status } = some;
  const { nodeName, ...rest } = spec;
  expect(nodeName).toBeDefined();
  lab.api.store.add(pods, {
    ...some,
    metadata: { ...some.metadata, name, uid: 'weird', labels: { '<script>': '</script>\u2028"\\' } },
    // No controller of the simulator is meant to see it.
    spec: { ...rest, schedulerName: 'none' },
    status: { ...status, phase: 'Pending' },
  });
  await expect
    .poll(() => lab.model.snapshot.pods.get(`${some.metadata.namespace}/${name}`)?.labels)
    .toEqual({ '<script>': '</script>\u2028"\\' });
  const { snapshot } = lab.model;
  expect(snapshot.pending.map(({ pod }) => pod.name)).toContain(name);
  // As the server has them, whole and unescaped: it is the tree's and the page's to show text as text.
  expect(rowLabels(snapshot)).toContain(name);
  const panel = panelState(snapshot, Date.now(), ({ reason }) => reason);
  expect(panel.waiting.map((pod) => pod.name)).toContain(name);
  lab.api.store.remove(pods, some.metadata.namespace ?? '', name);
  await lab.expectTruth();
});
