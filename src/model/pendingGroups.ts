import { addressFailureKind, addressReason, type AddressPlace } from '../domain/pending/addressFailure.ts';
import { nodeReason, type PendingReason, type WaitingNode } from '../domain/pending/pendingReason.ts';
import type { NodeView, PendingPod, PodView, Snapshot } from './snapshot.ts';

/** Pods that wait for the same reason. */
export interface PendingGroup {
  /** The same while the reason stays. */
  readonly id: string;
  readonly reason: PendingReason;
  /** The scheduler's own text, or the kubelet's; undefined while nobody has spoken. */
  readonly message: string | undefined;
  /** When it was said first of the pod that waits longest; undefined where nobody tells. */
  readonly saidAt: number | undefined;
  /** Oldest first. */
  readonly pods: readonly PendingPod[];
}

const known = new WeakMap<Snapshot, readonly PendingGroup[]>();

/**
 * Pending pods by what they wait for, the group with the oldest first: finding a reason looks at every node, and many pods
 * share one. Made once for each snapshot.
 */
export function pendingGroups(snapshot: Snapshot): readonly PendingGroup[] {
  let groups = known.get(snapshot);
  if (groups === undefined) known.set(snapshot, (groups = makeGroups(snapshot)));
  return groups;
}

function makeGroups(snapshot: Snapshot): readonly PendingGroup[] {
  const alike = Map.groupBy(snapshot.pending, groupKey);
  return [...alike].flatMap(([id, pods]) => {
    const [first] = pods;
    if (first === undefined) return [];
    const { message, pod } = first;
    return [{ id, reason: reasonOf(first, snapshot), message, saidAt: pod.schedulerSpokeAt, pods }];
  });
}

/** Texts of a kubelet differ by the id of each try, so pods without an address are alike on one node. */
function groupKey({ waitsFor, message, pod }: PendingPod): string {
  if (waitsFor === 'address') return `address ${pod.nodeName} ${addressFailureKind(message ?? '')}`;
  return `${needsKey(pod)} ${message ?? ''}`;
}

const needsKeys = new WeakMap<PodView, string>();

function needsKey(pod: PodView): string {
  let key = needsKeys.get(pod);
  if (key === undefined) {
    const { requests, tolerations, nodeSelector } = pod;
    needsKeys.set(pod, (key = JSON.stringify([requests, tolerations, nodeSelector])));
  }
  return key;
}

function reasonOf({ waitsFor, message, pod }: PendingPod, snapshot: Snapshot): PendingReason {
  if (waitsFor === 'node')
    return { waitsFor, ...nodeReason(message, pod, snapshot.nodes satisfies readonly WaitingNode[]) };
  const node = snapshot.nodes.find(({ name }) => name === pod.nodeName);
  return { waitsFor, ...addressReason(message ?? '', addressPlace(pod.nodeName ?? '', node, snapshot)) };
}

/** Addresses of a /28 prefix. */
const prefixSize = 16;

function addressPlace(nodeName: string, node: NodeView | undefined, { network }: Snapshot): AddressPlace {
  const enis = node?.enis ?? [];
  let warm = 0;
  let cooling = 0;
  for (const { slots } of enis)
    for (const { kind, use, pods } of slots) {
      if (use === 'cooling') cooling += 1;
      else if (kind === 'prefix') warm += prefixSize - pods.length;
      else if (use === 'warm') warm += 1;
    }
  const subnetIds = new Set(enis.map(({ subnetId }) => subnetId));
  return {
    nodeName: node?.shortName ?? nodeName,
    warm,
    cooling,
    enis: enis.length,
    maxEnis: node?.limits?.maxEnis,
    subnets: (network?.subnets ?? [])
      .filter(({ id }) => subnetIds.has(id))
      .map(({ id, name, availableIps }) => ({ id, name, availableIps })),
  };
}
