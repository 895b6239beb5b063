import type { KubernetesPod } from '../ports/cluster.ts';
import { AddressFailures } from './addressFailures.ts';
import type { CoolingAddresses } from './coolingAddresses.ts';
import { KeyedObjects, type ObjectSink } from './keyedObjects.ts';
import { PodsByNode } from './podsByNode.ts';
import type { PodView } from './snapshot.ts';

/** Pods by key and by the node that has them, and what has changed among them since it was last asked. */
export class PodIndex implements ObjectSink<KubernetesPod> {
  readonly failures: AddressFailures;
  readonly #views: KeyedObjects<PodView>;
  readonly #byNode = new PodsByNode();
  #changes = new Set<string>();

  /** `onChange` tells that a pod has changed, and on which node that is seen; undefined for none. */
  constructor(cooling: CoolingAddresses, onChange: (nodeName: string | undefined) => void) {
    this.#views = new KeyedObjects(
      ({ key }) => key,
      (key, before, after) => {
        this.#changes.add(key);
        cooling.moved(before, after);
        const left = before && this.#byNode.leave(before);
        const joined = after && this.#byNode.join(after);
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

  get(key: string): PodView | undefined {
    return this.#views.get(key);
  }

  /** Pods that take a place on a node, by key. */
  on(nodeName: string): readonly PodView[] {
    return this.#byNode.on(nodeName);
  }

  /** The keys of pods that are other than when this was last asked, or are gone. */
  takeChanges(): ReadonlySet<string> {
    const changes = this.#changes;
    this.#changes = new Set();
    return changes;
  }

  #view(pod: PodView): PodView {
    const addressFailure = this.failures.textFor(pod);
    return addressFailure === pod.addressFailure ? pod : { ...pod, addressFailure };
  }
}
