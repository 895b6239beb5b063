import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { usedIn } from '../kubernetes/admission/quota.ts';
import { resourceQuotas } from '../kubernetes/kinds.ts';
import type { KubeObject, Labels } from '../kubernetes/objects/meta.ts';
import { updateStatus } from '../kubernetes/writes/update.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

interface ResourceQuota extends KubeObject {
  readonly spec?: { readonly hard?: Labels };
  readonly status?: { readonly hard?: Labels; readonly used?: Labels };
}

const quotas: Kind<ResourceQuota> = resourceQuotas;
/** Lab milliseconds from a change in a namespace to the count of it. */
const delay = 500;

/** Counts what namespaces with quotas use, and writes it into the quotas' status. */
export class ResourceQuotaController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, (namespace) => this.#count(namespace)));
    this.#owned.add(
      context.api.store.onDidChange(({ object }) => {
        const { namespace } = object.metadata;
        if (namespace !== undefined && context.api.store.list(quotas, namespace).length > 0) queue.add(namespace);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #count(namespace: string): void {
    const { api } = this.#context;
    for (const quota of api.store.list(quotas, namespace)) {
      const hard = quota.spec?.hard ?? {};
      const used = usedIn(api, namespace, Object.keys(hard));
      updateStatus(api, quotas, namespace, quota.metadata.name, () => ({ hard, used }));
    }
  }
}
