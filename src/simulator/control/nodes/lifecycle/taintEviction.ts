import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { nodes, pods } from '../../../kubernetes/kinds.ts';
import type { KubeNode, Taint } from '../../../kubernetes/objects/node.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { markDisruption } from '../../../kubernetes/writes/markDisruption.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { tolerates } from '../../scheduler/filters/taintToleration.ts';

/** A pod's time on a tainted node, since when it runs and when it is up. Lab milliseconds. */
interface Stay {
  readonly uid: string | undefined;
  readonly since: number;
  readonly length: number;
  readonly timer: Disposable;
}

/** Takes pods away from nodes with `NoExecute` taints: at once, or when their tolerations are used up. */
export class TaintEviction implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #taints = new Map<string, readonly Taint[]>();
  /** By the key of the pod. */
  readonly #stays = new Map<string, Stay>();

  constructor(context: ControlContext) {
    this.#context = context;
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind === nodes) this.#nodeChanged(object as KubeNode, type === 'DELETED');
        else if (kind === pods && this.#taints.size + this.#stays.size > 0)
          this.#podChanged(object as Pod, type === 'DELETED');
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    for (const { timer } of this.#stays.values()) timer.dispose();
  }

  #nodeChanged({ metadata, spec }: KubeNode, isGone: boolean): void {
    const taints = isGone ? [] : (spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
    const known = this.#taints.get(metadata.name) ?? [];
    if (taints.length === known.length && taints.every((each) => known.some((other) => isSame(each, other)))) return;
    if (taints.length === 0) this.#taints.delete(metadata.name);
    else this.#taints.set(metadata.name, taints);
    for (const pod of this.#context.pods.onNode(metadata.name)) this.#judge(pod, taints);
  }

  #podChanged(pod: Pod, isGone: boolean): void {
    const key = objectKey(pod);
    if (isGone || pod.metadata.deletionTimestamp !== undefined) return this.#forget(key);
    const taints = this.#taints.get(pod.spec.nodeName ?? '');
    if (taints !== undefined) this.#judge(pod, taints);
  }

  #judge(pod: Pod, taints: readonly Taint[]): void {
    const key = objectKey(pod);
    if (pod.metadata.deletionTimestamp !== undefined) return this.#forget(key);
    const stay = this.#stays.get(key);
    if (taints.length === 0) {
      if (stay !== undefined) this.#tell(pod, `Cancelling deletion of Pod ${key}`);
      return this.#forget(key);
    }
    const length = allowedStay(pod, taints);
    if (length === Infinity) return this.#forget(key);
    const known = stay?.uid === pod.metadata.uid ? stay : undefined;
    if (known !== undefined && known.length <= length) return;
    const since = known?.since ?? this.#context.clock.labTime();
    this.#forget(key);
    const left = Math.max(0, since + length - this.#context.clock.labTime());
    const timer = this.#context.clock.after(left, () => this.#evict(key));
    this.#stays.set(key, { uid: pod.metadata.uid, since, length, timer });
  }

  #forget(key: string): void {
    this.#stays.get(key)?.timer.dispose();
    this.#stays.delete(key);
  }

  #evict(key: string): void {
    const stay = this.#stays.get(key);
    this.#stays.delete(key);
    const { api, release } = this.#context;
    const { namespace, name } = splitKey(key);
    const pod = api.store.get(pods, namespace, name);
    if (pod === undefined || pod.metadata.uid !== stay?.uid) return;
    this.#tell(pod, `Marking for deletion Pod ${key}`);
    const message = 'Taint manager: deleting due to NoExecute taint';
    markDisruption(api, release.minor, pod, 'DeletionByTaintManager', message);
    deleteObject(api, pods, namespace, name);
  }

  #tell(pod: Pod, message: string): void {
    const component = this.#context.release.minor >= 29 ? 'taint-eviction-controller' : 'taint-controller';
    this.#context.events.record(pod, { component }, { type: 'Normal', reason: 'TaintManagerEviction', message });
  }
}

/** How many lab milliseconds a pod may stay on a node with these taints. */
function allowedStay({ spec }: Pod, taints: readonly Taint[]): number {
  const tolerations = spec.tolerations ?? [];
  let shortest = Infinity;
  for (const taint of taints) {
    const matching = tolerations.filter((each) => tolerates([each], taint));
    if (matching.length === 0) return 0;
    for (const { tolerationSeconds = Infinity } of matching)
      shortest = Math.min(shortest, Math.max(0, tolerationSeconds) * 1000);
  }
  return shortest;
}

function isSame(a: Taint, b: Taint): boolean {
  return a.key === b.key && a.value === b.value;
}
