import { parseSchedulerMessage, type ReasonKind, type SchedulerReason } from './schedulerMessage.ts';

/** What a node offers a pod: enough to say why one waits. */
export interface NodePlaces {
  readonly ready: boolean;
  readonly cordoned: boolean;
  readonly usedPods: number;
  readonly maxPods: number;
}

/** Nodes that stand alike: `17/17` on 3 of them. */
export interface PlaceGroup {
  readonly used: number;
  readonly max: number;
  readonly nodes: number;
}

/** Why a pod is Pending, as numbers; the words are the reader's. */
export interface PendingReason {
  /**
   * The reason that holds for most nodes. `waiting`: the scheduler has not spoken of it yet. `no-nodes`: there was no
   * node to look at. `unknown`: the scheduler's text is all there is.
   */
  readonly kind: ReasonKind | 'waiting' | 'no-nodes';
  /** How many nodes the scheduler looked at; 0 when it has not spoken. */
  readonly nodes: number;
  /** Every reason it gave, the widest first. */
  readonly reasons: readonly SchedulerReason[];
  /** Nodes that take pods now, by used and most pods; the most common first. */
  readonly places: readonly PlaceGroup[];
  /**
   * Pod places free now on those nodes. More than 0 beside `too-many-pods` means that the scheduler's text is older than
   * a place that has come free: it tries again by itself.
   */
  readonly freePlaces: number;
}

/** Why a pod waits, from the scheduler's text (if it has spoken) and the nodes as they are now. */
export function pendingReason(message: string | undefined, nodes: readonly NodePlaces[]): PendingReason {
  const open = nodes.filter((node) => node.ready && !node.cordoned);
  const now = {
    places: placeGroups(open),
    freePlaces: open.reduce((sum, node) => sum + Math.max(0, node.maxPods - node.usedPods), 0),
  };
  if (message === undefined) return { kind: 'waiting', nodes: 0, reasons: [], ...now };
  const parsed = parseSchedulerMessage(message);
  if (parsed === undefined) return { kind: 'unknown', nodes: nodes.length, reasons: [], ...now };
  if (parsed.nodes === 0) return { kind: 'no-nodes', nodes: 0, reasons: [], ...now };
  const reasons = parsed.reasons.toSorted((a, b) => b.count - a.count);
  return { kind: reasons[0]?.kind ?? 'unknown', nodes: parsed.nodes, reasons, ...now };
}

function placeGroups(nodes: readonly NodePlaces[]): readonly PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>();
  for (const { usedPods, maxPods } of nodes) {
    const key = `${usedPods}/${maxPods}`;
    groups.set(key, { used: usedPods, max: maxPods, nodes: (groups.get(key)?.nodes ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.nodes - a.nodes || b.used - a.used);
}
