import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { nodes } from '../../../kubernetes/kinds.ts';
import { conditionOf } from '../../../kubernetes/objects/meta.ts';
import type { KubeNode, Taint } from '../../../kubernetes/objects/node.ts';
import { stamp } from '../../../kubernetes/stamps.ts';
import type { ControlContext } from '../../controlContext.ts';
import { WorkQueue } from '../../workQueue.ts';

const prefix = 'node.kubernetes.io/';
const notReady = `${prefix}not-ready`;
const unreachable = `${prefix}unreachable`;
const unschedulable = `${prefix}unschedulable`;
const pressures = [
  { type: 'MemoryPressure', key: `${prefix}memory-pressure` },
  { type: 'DiskPressure', key: `${prefix}disk-pressure` },
  { type: 'PIDPressure', key: `${prefix}pid-pressure` },
  { type: 'NetworkUnavailable', key: `${prefix}network-unavailable` },
];
const managed = new Set([notReady, unreachable, unschedulable, ...pressures.map(({ key }) => key)]);
/** Lab milliseconds from a change of a node to its taints. */
const delay = 100;

/** Keeps the taints that follow from a node's conditions, and from its being cordoned, at what the node is. */
export class ConditionTaints implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, (name) => this.#reconcile(name)));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind === nodes && type !== 'DELETED' && changeOf(object as KubeNode) !== undefined)
          queue.add(object.metadata.name);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(name: string): void {
    const { api } = this.#context;
    const node = api.store.get(nodes, '', name);
    const change = node === undefined ? undefined : changeOf(node);
    if (node === undefined || change === undefined) return;
    const timeAdded = stamp(api.now());
    const taints = [...change.kept, ...change.missing.map((taint) => ({ ...taint, timeAdded }))];
    const { taints: _, ...spec } = node.spec;
    api.store.replace(nodes, { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } });
  }
}

/** What has to change among a node's taints; undefined if nothing has. */
function changeOf(node: KubeNode): { readonly kept: readonly Taint[]; readonly missing: readonly Taint[] } | undefined {
  const wanted = taintsOf(node);
  const current = node.spec.taints ?? [];
  const same = (a: Taint, b: Taint) => a.key === b.key && a.effect === b.effect;
  const missing = wanted.filter((each) => !current.some((other) => same(each, other)));
  const kept = current.filter(
    (each) => !managed.has(each.key) || wanted.some((other) => same(each, other)) || isByHand(each),
  );
  return missing.length === 0 && kept.length === current.length ? undefined : { kept, missing };
}

/** Under these keys the controllers know two effects only. */
function isByHand({ key, effect }: Taint): boolean {
  return effect === 'PreferNoSchedule' || (effect === 'NoExecute' && key !== notReady && key !== unreachable);
}

function taintsOf(node: KubeNode): readonly Taint[] {
  const ready = conditionOf(node, 'Ready')?.status;
  const lost = ready === 'False' ? notReady : ready === 'Unknown' ? unreachable : undefined;
  return [
    ...(node.spec.unschedulable === true ? [{ key: unschedulable, effect: 'NoSchedule' } as const] : []),
    ...pressures
      .filter(({ type }) => conditionOf(node, type)?.status === 'True')
      .map(({ key }) => ({ key, effect: 'NoSchedule' }) as const),
    ...(lost === undefined
      ? []
      : [{ key: lost, effect: 'NoSchedule' } as const, { key: lost, effect: 'NoExecute' } as const]),
  ];
}
