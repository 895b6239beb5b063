import type { Disposable } from '../../../../base/disposable.ts';
import { daemonSets, nodes } from '../../../kubernetes/kinds.ts';
import { controllerOf } from '../../../kubernetes/objects/meta.ts';
import { isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import { StatusError } from '../../../kubernetes/statusError.ts';
import { evictPod } from '../../../kubernetes/writes/evict.ts';
import type { ControlContext } from '../../controlContext.ts';

/** Lab milliseconds between two tries to evict what a disruption budget keeps, and looks at what is left. */
const pause = 5000;

/**
 * Cordons a node and evicts its pods but those of DaemonSets, as a managed node group does before it terminates an
 * instance. Calls `done` once they are gone, or after `limit` lab milliseconds.
 */
export class NodeDrain implements Disposable {
  readonly #context: ControlContext;
  readonly #nodeName: string;
  readonly #until: number;
  readonly #done: () => void;
  #timer: Disposable;

  constructor(context: ControlContext, nodeName: string, limit: number, done: () => void) {
    this.#context = context;
    this.#nodeName = nodeName;
    this.#until = context.clock.labTime() + limit;
    this.#done = done;
    this.#timer = context.clock.after(0, () => this.#start());
  }

  dispose(): void {
    this.#timer.dispose();
  }

  #start(): void {
    const { store } = this.#context.api;
    const node = store.get(nodes, '', this.#nodeName);
    if (node === undefined) return this.#done();
    store.replace(nodes, { ...node, spec: { ...node.spec, unschedulable: true } });
    this.#go();
  }

  #go(): void {
    const left = this.#context.pods.onNode(this.#nodeName).filter(isEvicted);
    if (left.length === 0 || this.#context.clock.labTime() >= this.#until) return this.#done();
    for (const { metadata } of left) if (metadata.deletionTimestamp === undefined) this.#evict(metadata);
    this.#timer = this.#context.clock.after(pause, () => this.#go());
  }

  #evict({ namespace = '', name }: Pod['metadata']): void {
    try {
      evictPod(this.#context.api, this.#context.release.minor, namespace, name);
    } catch (error) {
      // A budget has nothing left for it now.
      if (!(error instanceof StatusError && error.status.code === 429)) throw error;
    }
  }
}

function isEvicted(pod: Pod): boolean {
  return controllerOf(pod)?.kind !== daemonSets.kind && !isTerminated(pod);
}
