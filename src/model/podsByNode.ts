import { takesPlace } from './nodeViews.ts';
import type { PodView } from './snapshot.ts';

/** The pods that take a place on each node, by key. */
export class PodsByNode {
  readonly #byNode = new Map<string, PodView[]>();

  on(nodeName: string): readonly PodView[] {
    return this.#byNode.get(nodeName) ?? [];
  }

  /** The node that no longer has the pod; undefined if none had it. */
  leave(pod: PodView): string | undefined {
    const { nodeName, key } = pod;
    const pods = nodeName === undefined ? undefined : this.#byNode.get(nodeName);
    if (nodeName === undefined || pods === undefined) return undefined;
    const place = placeOf(pods, key);
    if (pods[place]?.key !== key) return undefined;
    if (pods.length === 1) this.#byNode.delete(nodeName);
    else pods.splice(place, 1);
    return nodeName;
  }

  /** The node that has the pod now; undefined if it takes a place on none. */
  join(pod: PodView): string | undefined {
    const { nodeName, key } = pod;
    if (nodeName === undefined || !takesPlace(pod)) return undefined;
    const pods = this.#byNode.get(nodeName);
    if (pods === undefined) this.#byNode.set(nodeName, [pod]);
    else {
      const place = placeOf(pods, key);
      pods.splice(place, pods[place]?.key === key ? 1 : 0, pod);
    }
    return nodeName;
  }
}

/** Where the pod of a key is or would be. Lists come in the order of keys, so it is looked for from the end. */
function placeOf(pods: readonly PodView[], key: string): number {
  let place = pods.length;
  for (let last = pods[place - 1]; last !== undefined && last.key >= key; last = pods[place - 1]) place -= 1;
  return place;
}
