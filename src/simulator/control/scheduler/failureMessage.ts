import type { Refusal } from './filters.ts';

/**
 * The scheduler's words for a pod that fits nowhere, in the wording of a Kubernetes minor: counted reasons in the order
 * of text, then what preemption found. Before 1.24 nothing is said of preemption; 1.26 to 1.28 end in two dots; from
 * 1.34 resource claims are mentioned. Pods here have equal priority, so preemption never finds a victim.
 */
export function failureMessage(minor: number, nodeCount: number, refusals: readonly Refusal[]): string {
  if (nodeCount === 0) return 'no nodes available to schedule pods';
  const head = `0/${nodeCount} nodes are available: ${counted(refusals.flatMap((refusal) => refusal.reasons))}.`;
  if (minor < 24) return head;
  const outcomes = refusals.map(({ resolvable }) =>
    resolvable ? 'No preemption victims found for incoming pod' : 'Preemption is not helpful for scheduling',
  );
  const tail = `preemption: 0/${nodeCount} nodes are available: ${counted(outcomes)}.`;
  if (minor >= 34) return `${head} no new claims to deallocate, ${tail}`;
  return minor >= 26 && minor <= 28 ? `${head} ${tail}.` : `${head} ${tail}`;
}

function counted(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .toSorted()
    .join(', ');
}
