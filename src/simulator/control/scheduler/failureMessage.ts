/**
 * The scheduler's words for a pod that fits nowhere, in the wording of a Kubernetes minor: why, then what preemption
 * found (undefined if it found room). Before 1.24 nothing is said of preemption; 1.26 to 1.28 end in one dot more; from
 * 1.34 resource claims are mentioned.
 */
export function failureMessage(
  minor: number,
  nodeCount: number,
  reasons: string,
  preemption: string | undefined,
): string {
  if (nodeCount === 0) return 'no nodes available to schedule pods';
  const head = `0/${nodeCount} nodes are available: ${reasons}.`;
  if (minor < 24 || preemption === undefined) return head;
  const tail = `preemption: ${preemption}`;
  if (minor >= 34) return `${head} no new claims to deallocate, ${tail}`;
  return minor >= 26 && minor <= 28 ? `${head} ${tail}.` : `${head} ${tail}`;
}

/** What preemption says when it found no room on any node. */
export function preemptionMessage(nodeCount: number, outcomes: readonly string[]): string {
  return `0/${nodeCount} nodes are available: ${countReasons(outcomes)}.`;
}

/** Each reason once, with its count in front, in the order of text. */
export function countReasons(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .toSorted()
    .join(', ');
}
