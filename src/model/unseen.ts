import type { NodeView, PodView } from './snapshot.ts';

/** True for a node whose instance EC2 has not shown yet. */
export function isWaitedFor({ unknown, instanceId }: NodeView): boolean {
  return unknown === 'instance-unseen' && instanceId !== undefined;
}

/** True if pods came to a node or left it, or have addresses there that no interface shows. */
export function addressesMoved(before: NodeView | undefined, after: NodeView): boolean {
  if (after.unplacedPods !== before?.unplacedPods && after.unplacedPods.some(hasAddress)) return true;
  return before !== undefined && before.usedPods !== after.usedPods;
}

/** IPv6 addresses are not among those we read. */
function hasAddress({ ip }: PodView): boolean {
  return ip?.includes(':') === false;
}
