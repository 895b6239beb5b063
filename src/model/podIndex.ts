import type { KubernetesPod } from '../ports/cluster.ts';
import { AddressFailures } from './addressFailures.ts';
import type { CoolingAddresses } from './coolingAddresses.ts';
import { KeyedObjects, type ObjectSink } from './keyedObjects.ts';
import { takesPlace } from './nodeViews.ts';
import type { PodView } from './snapshot.ts';
import { byText } from './sorted.ts';

const byKey = byText<PodView>(({ key }) => key);

/** Pods by key and by the node that has them, and what has changed among them since it was last asked. */
export class PodIndex implements ObjectSink<KubernetesPod> {
  readonly failures: AddressFailures;
  readonly #views: KeyedObjects<PodView>;
  readonly #byNode = new Map<string, Map<string, PodView>>();
  #changes = new Map<string, PodView | undefined>();

  /** `onChange` tells that a pod has changed, and on which node that is seen; undefined for none. */
  constructor(cooling: CoolingAddresses, onChange: (nodeName: string | undefined) => void) {
    this.#views = new KeyedObjects(
      ({ key }) => key,
      (key, before, after) => {
        this.#changes.set(key, after);
        cooling.moved(before, after);
        const left = this.#leave(before);
        const joined = this.#join(after);
        if (left !== undefined && left !== joined) onChange(left);
        onChange(joined);
      },
    );
    this.failures = new AddressFailures((podUid) => {
      const pod = this.#views.byUid(podUid);
      if (pod !== undefined) this.changed(pod);
    });
  }

  reset(pods: readonly KubernetesPod[]): void {
    this.#views.reset(pods.map((pod) => this.#view(pod)));
  }

  changed(pod: KubernetesPod): void {
    this.#views.changed(this.#view(pod));
  }

  removed(uid: string): void {
    this.#views.removed(uid);
  }

  /** Pods that take a place on a node, by key. */
  on(nodeName: string): readonly PodView[] {
    return [...(this.#byNode.get(nodeName)?.values() ?? [])].toSorted(byKey);
  }

  /** The pods that are other than when this was last asked, by key; undefined for one that is gone. */
  takeChanges(): ReadonlyMap<string, PodView | undefined> {
    const changes = this.#changes;
    this.#changes = new Map();
    return changes;
  }

  #view(pod: KubernetesPod): PodView {
    return { ...pod, key: `${pod.namespace}/${pod.name}`, addressFailure: this.failures.textFor(pod) };
  }

  /** The node that no longer has it. */
  #leave(pod: PodView | undefined): string | undefined {
    const ofNode = pod && this.#byNode.get(pod.nodeName ?? '');
    if (pod?.nodeName === undefined || ofNode?.delete(pod.key) !== true) return undefined;
    if (ofNode.size === 0) this.#byNode.delete(pod.nodeName);
    return pod.nodeName;
  }

  /** The node that has it now. */
  #join(pod: PodView | undefined): string | undefined {
    if (pod?.nodeName === undefined || !takesPlace(pod)) return undefined;
    const ofNode = this.#byNode.get(pod.nodeName);
    if (ofNode === undefined) this.#byNode.set(pod.nodeName, new Map([[pod.key, pod]]));
    else ofNode.set(pod.key, pod);
    return pod.nodeName;
  }
}
