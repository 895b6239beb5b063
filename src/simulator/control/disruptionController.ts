import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { budgetStatus } from '../kubernetes/disruptionBudget.ts';
import { podDisruptionBudgets, pods } from '../kubernetes/kinds.ts';
import { withCondition } from '../kubernetes/objects/meta.ts';
import { stamp } from '../kubernetes/stamps.ts';
import { updateStatus } from '../kubernetes/writes/update.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

/** Lab milliseconds from a change among the pods of a namespace to the count of it. */
const delay = 300;

/** Writes into each disruption budget how many of its pods may be taken away. */
export class DisruptionController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, (namespace) => this.#count(namespace)));
    this.#owned.add(
      store.onDidChange(({ kind, object }) => {
        if (kind !== pods && kind !== podDisruptionBudgets) return;
        const { namespace = '' } = object.metadata;
        if (store.list(podDisruptionBudgets, namespace).length > 0) queue.add(namespace);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #count(namespace: string): void {
    const { api } = this.#context;
    for (const budget of api.store.list(podDisruptionBudgets, namespace)) {
      const status = budgetStatus(api, budget);
      const sufficient = status.disruptionsAllowed > 0;
      const conditions = withCondition(budget.status?.conditions, {
        type: 'DisruptionAllowed',
        status: sufficient ? 'True' : 'False',
        reason: sufficient ? 'SufficientPods' : 'InsufficientPods',
        message: '',
        lastTransitionTime: stamp(api.now()),
      });
      updateStatus(api, podDisruptionBudgets, namespace, budget.metadata.name, () => ({
        ...status,
        ...(budget.metadata.generation === undefined ? {} : { observedGeneration: budget.metadata.generation }),
        conditions,
      }));
    }
  }
}
