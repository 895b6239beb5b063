import { onDispose, type Disposable } from '../../base/disposable.ts';
import { pods } from '../kubernetes/kinds.ts';
import type { Change, ObjectStore } from '../kubernetes/objectStore.ts';
import { controllerOf } from '../kubernetes/objects/meta.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import { objectKey } from './objectKey.ts';

type PodListener = (type: Change['type'], pod: Pod) => void;

/** Pods by the node they are on and by the controller that owns them, kept up with the store. */
export class PodIndex implements Disposable {
  readonly #byNode = new Map<string, Map<string, Pod>>();
  readonly #byOwner = new Map<string, Map<string, Pod>>();
  readonly #listeners = new Map<string, PodListener>();
  readonly #subscription: Disposable;

  constructor(store: ObjectStore) {
    this.#subscription = store.onDidChangeKind(pods)(({ type, object, previous }) => {
      if (previous !== undefined) this.#remove(previous as Pod);
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
    return [...(this.#byOwner.get(uid ?? '')?.values() ?? [])];
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #add(pod: Pod): void {
    const key = objectKey(pod);
    const { nodeName } = pod.spec;
    if (nodeName !== undefined) bucket(this.#byNode, nodeName).set(key, pod);
    const owner = controllerOf(pod);
    if (owner !== undefined) bucket(this.#byOwner, owner.uid).set(key, pod);
  }

  #remove(pod: Pod): void {
    const key = objectKey(pod);
    this.#byNode.get(pod.spec.nodeName ?? '')?.delete(key);
    this.#byOwner.get(controllerOf(pod)?.uid ?? '')?.delete(key);
  }
}

function bucket(index: Map<string, Map<string, Pod>>, key: string): Map<string, Pod> {
  let pods = index.get(key);
  if (pods === undefined) index.set(key, (pods = new Map<string, Pod>()));
  return pods;
}
