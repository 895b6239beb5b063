import type { Snapshot, SnapshotChange } from './snapshot.ts';

/** The parts of a snapshot that are not those of the one before. */
export function changedSections(previous: Snapshot, next: Snapshot): ReadonlySet<keyof Snapshot> {
  const sections = Object.keys(next) as (keyof Snapshot)[];
  return new Set(sections.filter((section) => previous[section] !== next[section]));
}

/** Of the pods that have changed, those that wait now or did before. */
export function pendingKeys(previous: Snapshot, next: Snapshot, changed: ReadonlySet<string>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { pending } of [previous, next])
    for (const { pod } of pending) if (changed.has(pod.key)) keys.add(pod.key);
  return keys;
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
