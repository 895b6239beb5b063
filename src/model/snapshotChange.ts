import { pendingPods } from './pendingPods.ts';
import type { Snapshot, SnapshotChange } from './snapshot.ts';

/** The parts of a snapshot that are not those of the one before. */
export function changedSections(previous: Snapshot, next: Snapshot): ReadonlySet<keyof Snapshot> {
  const sections = Object.keys(next) as (keyof Snapshot)[];
  return new Set(sections.filter((section) => previous[section] !== next[section]));
}

/** Of the pods that have changed, those that wait for a node now or did before. */
export function pendingKeys(previous: Snapshot, next: Snapshot, changed: Iterable<string>): ReadonlySet<string> {
  const waits = (key: string) =>
    pendingPods([previous.pods.get(key), next.pods.get(key)].filter((pod) => pod !== undefined)).length > 0;
  return new Set([...changed].filter(waits));
}

/** A snapshot that has nothing to do with the one before. */
export function replacement(previous: Snapshot, snapshot: Snapshot): SnapshotChange {
  const names = (of: (each: Snapshot) => Iterable<string>) => new Set([...of(previous), ...of(snapshot)]);
  return {
    snapshot,
    previous,
    sections: changedSections(previous, snapshot),
    nodes: names(({ nodes }) => nodes.map(({ name }) => name)),
    pods: names(({ pods }) => pods.keys()),
    pending: names(({ pending }) => pending.map(({ pod }) => pod.key)),
  };
}
