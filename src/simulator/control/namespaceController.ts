import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { configMaps, events, namespaces, serviceAccounts } from '../kubernetes/kinds.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Namespace } from '../kubernetes/objects/cluster.ts';
import { keptKinds } from '../kubernetes/servedKinds.ts';
import { createObject } from '../kubernetes/writes/create.ts';
import { deleteObject } from '../kubernetes/writes/delete.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

/** Kinds whose objects keep a namespace from ending. */
const contents: readonly Kind[] = keptKinds.filter((kind) => kind.namespaced);

/** Gives each new namespace its default service account and CA bundle, and empties and removes one that is deleted. */
export class NamespaceController implements Disposable {
  readonly #context: ControlContext;
  readonly #caBundle: string;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext, caBundle: string) {
    this.#context = context;
    this.#caBundle = caBundle;
    const ending = this.#owned.add(new WorkQueue(context.clock, 500, (name) => this.#end(name)));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === namespaces.plural) {
          if (type === 'ADDED') this.#furnish(object.metadata.name);
          if (type !== 'DELETED' && object.metadata.deletionTimestamp !== undefined) ending.add(object.metadata.name);
        } else if (type === 'DELETED' && this.#isEnding(object.metadata.namespace)) {
          ending.add(object.metadata.namespace ?? '');
        }
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #isEnding(name: string | undefined): boolean {
    const namespace: Namespace | undefined = this.#context.api.store.get(namespaces, '', name ?? '');
    return namespace?.metadata.deletionTimestamp !== undefined;
  }

  #furnish(namespace: string): void {
    const { api } = this.#context;
    createObject(api, serviceAccounts, { metadata: { name: 'default', namespace } });
    createObject(api, configMaps, {
      metadata: {
        name: 'kube-root-ca.crt',
        namespace,
      },
      data: { 'ca.crt': this.#caBundle },
    });
  }

  #end(namespace: string): void {
    const { api } = this.#context;
    if (!this.#isEnding(namespace)) return;
    const left = contents.flatMap((kind) => api.store.list(kind, namespace).map((object) => ({ kind, object })));
    for (const { kind, object } of left)
      if (object.metadata.deletionTimestamp === undefined) deleteObject(api, kind, namespace, object.metadata.name);
    const empty = contents.every((kind) => kind === (events as Kind) || api.store.list(kind, namespace).length === 0);
    if (empty) api.store.remove(namespaces, '', namespace);
  }
}
