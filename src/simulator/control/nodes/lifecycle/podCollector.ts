import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { nodes, pods } from '../../../kubernetes/kinds.ts';
import { isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { markDisruption } from '../../../kubernetes/writes/markDisruption.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';

/** Lab milliseconds for which a node may be missed before its pods are, and between two looks. */
const quarantine = 40_000;
const look = 20_000;

/** Deletes pods that are left of nodes that are gone: nobody else would ever report their end. */
export class PodCollector implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #missed = new Map<string, Disposable>();

  constructor(context: ControlContext) {
    this.#context = context;
    const { api } = context;
    this.#owned.add(
      api.store.onDidChange(({ kind, type, object }) => {
        if (kind === nodes && type === 'DELETED') this.#miss(object.metadata.name);
        if (kind !== pods || type === 'DELETED') return;
        const { nodeName } = (object as Pod).spec;
        if (nodeName !== undefined && api.store.get(nodes, '', nodeName) === undefined) this.#miss(nodeName);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    for (const each of this.#missed.values()) each.dispose();
  }

  #miss(nodeName: string): void {
    if (this.#missed.has(nodeName)) return;
    const ms = quarantine + this.#context.api.random() * look;
    const timer = this.#context.clock.after(ms, () => {
      this.#missed.delete(nodeName);
      if (this.#context.api.store.get(nodes, '', nodeName) !== undefined) return;
      for (const pod of this.#context.pods.onNode(nodeName)) this.#collect(pod);
    });
    this.#missed.set(nodeName, timer);
  }

  #collect(pod: Pod): void {
    const { api, release } = this.#context;
    const { namespace = '', name } = pod.metadata;
    if (!isTerminated(pod)) {
      markDisruption(api, release.minor, pod, 'DeletionByPodGC', 'PodGC: node no longer exists');
      updateStatus(api, pods, namespace, name, ({ status }) => ({ ...status, phase: 'Failed' as const }));
    }
    deleteObject(api, pods, namespace, name, { gracePeriodSeconds: 0 });
  }
}
