import type { LabTools, WatchEvent } from './labTools.ts';

/** How many pods have a node, and how many wait for one. */
export interface PodCounts {
  readonly placed: number;
  readonly pending: number;
}

/** Pods as the API server itself tells of them, with the time at which its word arrived here. */
export class ClusterTruth {
  readonly #pods = new Map<string, WatchEvent['object']>();
  readonly #stop: () => void;
  #changedAt = Date.now();
  #counts: PodCounts = { placed: 0, pending: 0 };

  constructor(tools: LabTools) {
    this.#stop = tools.watch('/api/v1/pods', ({ type, object }) => {
      if (type === 'DELETED') this.#pods.delete(object.metadata.uid);
      else this.#pods.set(object.metadata.uid, object);
      const counts = this.#count();
      if (counts.placed === this.#counts.placed && counts.pending === this.#counts.pending) return;
      this.#counts = counts;
      this.#changedAt = Date.now();
    });
  }

  get counts(): PodCounts {
    return this.#counts;
  }

  /** When the counts became what they are, in milliseconds since 1970. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** Pods of a namespace that run. */
  running(namespace: string): number {
    return [...this.#pods.values()].filter(
      ({ metadata, status }) => metadata.namespace === namespace && status?.phase === 'Running',
    ).length;
  }

  /** Names of the pods on a node that have this address. */
  podsAt(address: string): readonly string[] {
    return [...this.#pods.values()]
      .filter(({ status }) => status?.podIP === address)
      .map(({ metadata }) => metadata.name);
  }

  dispose(): void {
    this.#stop();
  }

  #count(): PodCounts {
    const live = [...this.#pods.values()].filter(
      ({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
    );
    const placed = live.filter(({ spec }) => spec?.nodeName !== undefined).length;
    return { placed, pending: live.length - placed };
  }
}
