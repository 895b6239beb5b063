import type { KubernetesEvent, KubernetesPod } from '../ports/cluster.ts';
import { KeyedObjects } from './keyedObjects.ts';

/** True while a pod has a node but no address of its own there. */
export function waitsForAddress({ nodeName, ip, hostNetwork, phase, deletedAt }: KubernetesPod): boolean {
  return nodeName !== undefined && ip === undefined && !hostNetwork && phase === 'Pending' && deletedAt === undefined;
}

/** What kubelets say about pods that they cannot give a network. */
export class AddressFailures {
  /** An event has its own uid for a name: a pod can have several. */
  readonly events: KeyedObjects<KubernetesEvent>;
  readonly #byPod = new Map<string, Map<string, KubernetesEvent>>();

  /** `onChange` tells about which pod, by its uid, there is something else to say. */
  constructor(onChange: (podUid: string) => void) {
    this.events = new KeyedObjects(
      ({ uid }) => uid,
      (key, before, after) => {
        const podUid = (after ?? before)?.about.uid ?? '';
        const ofPod = this.#byPod.get(podUid) ?? new Map<string, KubernetesEvent>();
        if (after === undefined) ofPod.delete(key);
        else ofPod.set(key, after);
        if (ofPod.size === 0) this.#byPod.delete(podUid);
        else this.#byPod.set(podUid, ofPod);
        onChange(podUid);
      },
    );
  }

  /** The last words about a pod that waits for its address; undefined for every other. */
  textFor(pod: KubernetesPod): string | undefined {
    if (!waitsForAddress(pod)) return undefined;
    let last: KubernetesEvent | undefined;
    for (const event of this.#byPod.get(pod.uid)?.values() ?? [])
      if (last === undefined || last.lastSeenAt < event.lastSeenAt) last = event;
    return last?.message;
  }
}
