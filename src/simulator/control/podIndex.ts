import { onDispose, type Disposable } from '../../base/disposable.ts';
import { pods } from '../kubernetes/kinds.ts';
import type { Change, ObjectStore } from '../kubernetes/objectStore.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import { objectKey } from './objectKey.ts';
import { OwnerIndex } from './ownerIndex.ts';

type PodListener = (type: Change['type'], pod: Pod) => void;

/** Pods by the node they are on and by the controller that owns them, kept up with the store. */
export class PodIndex implements Disposable {
  readonly #owners: OwnerIndex<Pod>;
  readonly #byNode = new Map<string, Map<string, Pod>>();
  readonly #listeners = new Map<string, PodListener>();
  readonly #subscription: Disposable;

  constructor(store: ObjectStore) {
    this.#owners = new OwnerIndex(store, pods);
    for (const pod of store.list(pods)) this.#add(pod);
    this.#subscription = store.onDidChangeKind(pods)(({ type, object, previous }) => {
      if (previous !== undefined) this.#byNode.get((previous as Pod).spec.nodeName ?? '')?.delete(objectKey(previous));
      if (type !== 'DELETED') this.#add(object as Pod);
      this.#listeners.get((object as Pod).spec.nodeName ?? '')?.(type, object as Pod);
    });
  }

  /** Tells a node's kubelet of its pods, and of no others: with a thousand kubelets each change concerns only one. */
  watchNode(node: string, listener: PodListener): Disposable {
    this.#listeners.set(node, listener);
    return onDispose(() => {
      if (this.#listeners.get(node) === listener) this.#listeners.delete(node);
    });
  }

  onNode(node: string): readonly Pod[] {
    return [...(this.#byNode.get(node)?.values() ?? [])];
  }

  ownedBy(uid: string | undefined): readonly Pod[] {
    return this.#owners.ownedBy(uid);
  }

  /** Pods that no controller owns. */
  orphansIn(namespace: string | undefined): readonly Pod[] {
    return this.#owners.orphansIn(namespace);
  }

  dispose(): void {
    this.#owners.dispose();
    this.#subscription.dispose();
  }

  #add(pod: Pod): void {
    const { nodeName } = pod.spec;
    if (nodeName === undefined) return;
    let here = this.#byNode.get(nodeName);
    if (here === undefined) this.#byNode.set(nodeName, (here = new Map<string, Pod>()));
    here.set(objectKey(pod), pod);
  }
}
