import { registerHooks } from 'node:module';
import type { PodView, Snapshot } from '../src/model/snapshot.ts';
import type { RowTree } from '../src/views/cluster/rowTree.ts';
import type * as viewParts from '../test/model/plainViews.ts';
import type * as worldParts from '../test/views/snapshots.ts';
import { median, type Row } from './row.ts';

const nodeCount = 1000;
const podsPerNode = 15;
const runs = 60;

/** Milliseconds that this thread has worked: the tree only computes, and other programs do not lengthen that. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The words of the rows need the editor's translation, which leaves English as it is. */
function withoutEditor(): void {
  const twin = new URL('../test/vscodeTwin.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) => (name === 'vscode' ? { url: twin, shortCircuit: true } : next(name, context)),
  });
}

/**
 * From a new snapshot of 1,000 nodes and 15,000 pods, in which one pod has changed, to the list of rows to draw again; with
 * everything open that a page shows, and again with a filter. The first look is the time to make the tree's first rows.
 */
export async function treeRefresh(): Promise<readonly Row[]> {
  withoutEditor();
  const [{ clusterRows }, treeModule, { RowCache }, { RowFilter }, world, { eniView }] = await Promise.all([
    import('../src/views/cluster/clusterRows.ts'),
    import('../src/views/cluster/rowTree.ts'),
    import('../src/views/cluster/rowContext.ts'),
    import('../src/views/cluster/filterRows.ts'),
    import('../test/views/snapshots.ts'),
    import('../test/model/plainViews.ts'),
  ]);
  const first = bigSnapshot({ ...world, eniView });
  const rows = new RowCache();
  const context = { place: undefined, explain: () => ({ sentence: '' }), now: 0, rows };
  const start = threadTime();
  const tree = new treeModule.RowTree(() => clusterRows(first, context));
  open(tree);
  const opened = threadTime() - start;
  const plain = measure(first, (snapshot) => tree.update(() => clusterRows(snapshot, context)));
  const filter = new RowFilter('pod-7');
  const filtered = new treeModule.RowTree(() => filter.apply(clusterRows(first, context)).rows);
  open(filtered);
  const narrowed = measure(first, (snapshot) =>
    filtered.update(() => filter.apply(clusterRows(snapshot, context)).rows),
  );
  return [
    { name: 'tree: all its pages opened', value: opened, unit: 'ms', goal: 500 },
    { name: 'tree: refresh of 15,000 pods, median', value: median(plain), unit: 'ms', goal: 16 },
    { name: 'tree: refresh of 15,000 pods, p95', value: percentile(plain), unit: 'ms', goal: 16 },
    { name: 'tree: refresh while filtered, median', value: median(narrowed), unit: 'ms', goal: 16 },
  ];
}

type World = Pick<typeof worldParts, 'connected' | 'labStack' | 'node' | 'pod'> & Pick<typeof viewParts, 'eniView'>;

function open(tree: RowTree): void {
  const look = (element?: Parameters<RowTree['children']>[0]) => {
    for (const child of tree.children(element)) if (child.row.children !== undefined) look(child);
  };
  look();
}

function percentile(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? Number.NaN;
}

/** Milliseconds of each refresh; every run changes another pod of another node, as the model would hand it over. */
function measure(snapshot: Snapshot, refresh: (snapshot: Snapshot) => unknown): number[] {
  const measured: number[] = [];
  let now = snapshot;
  for (let run = 0; run < runs; run += 1) {
    now = withChange(now, run * 3, `Changed${run}`);
    const start = threadTime();
    refresh(now);
    measured.push(threadTime() - start);
  }
  return measured.slice(10);
}

function withChange(snapshot: Snapshot, index: number, status: string): Snapshot {
  const nodes = [...snapshot.nodes];
  const node = nodes[index];
  const [eni] = node?.enis ?? [];
  const before = eni?.slots[1]?.pods[0];
  if (node === undefined || eni === undefined || before === undefined) return snapshot;
  const pod: PodView = { ...before, status };
  const slots = eni.slots.map((slot, at) => (at === 1 ? { ...slot, pods: [pod] } : slot));
  nodes[index] = { ...node, enis: [{ ...eni, slots }, ...node.enis.slice(1)] };
  return { ...snapshot, nodes, pods: new Map(snapshot.pods).set(pod.key, pod) };
}

function bigSnapshot({ connected, eniView, labStack, node, pod }: World): Snapshot {
  const pods = new Map<string, PodView>();
  const nodes = Array.from({ length: nodeCount }, (_, at) => {
    const name = `ip-10-${at >> 8}-${at & 255}-1`;
    const own = Array.from({ length: podsPerNode }, (_unused, index) => {
      const ip = `10.${at >> 8}.${at & 255}.${index + 10}`;
      const made = pod(`team-${at % 20}`, `pod-${at}-${index}`, { ip, nodeName: `${name}.x` });
      pods.set(made.key, made);
      return made;
    });
    const enis = [0, 1, 2].map((device) =>
      eniView(
        `eni-${at}-${device}`,
        device,
        `10.${at >> 8}.${at & 255}.${device + 1}`,
        own.slice(device * 5, device * 5 + 5).map((each) => ({
          address: each.ip ?? '',
          kind: 'secondary',
          pods: [each],
          use: 'pod',
        })),
      ),
    );
    return node(name, { enis, usedPods: podsPerNode });
  });
  return { ...connected, stack: labStack('CREATE_COMPLETE'), nodes, pods };
}
