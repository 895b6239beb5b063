import type { AddressReason } from './addressFailure.ts';
import { nodeRefusals, type NodeOffer, type NodeRefusal, type PodNeeds } from './nodeRefusals.ts';
import { schedulerAgreement, type SchedulerAgreement } from './schedulerAgreement.ts';
import { parseSchedulerMessage, type ReasonKind, type SchedulerReason } from './schedulerMessage.ts';

/** A node as it stands now; `ready` is what its kubelet says. */
export interface WaitingNode extends NodeOffer {
  readonly shortName: string;
  readonly ready: boolean;
}

/** Nodes that stand alike: `17/17` on 3 of them. */
export interface PlaceGroup {
  readonly used: number;
  readonly max: number;
  readonly nodes: number;
}

/** Nodes that refuse a pod for the same reasons now; none when nothing that is computed stands in the way. */
export interface NodeVerdict {
  /** The first of them, by name. */
  readonly names: readonly string[];
  readonly nodes: number;
  readonly refusals: readonly NodeRefusal[];
}

/** Why a pod that no node has taken waits, as numbers; the words are the reader's. */
export interface NodeReason {
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
  /** Pod places free now on those nodes. */
  readonly freePlaces: number;
  /** What each node says now, computed from its numbers; up to `mostNamed` nodes one by one. */
  readonly verdicts: readonly NodeVerdict[];
  /** How that agrees with the scheduler's text; undefined where it said nothing of nodes. */
  readonly agreement: SchedulerAgreement | undefined;
  /** Nodes that would take the pod now, as far as is computed. */
  readonly fitting: number;
}

/** Why a pod waits: for a node, or on its node for an address. */
export type PendingReason =
  | ({ readonly waitsFor: 'node' } & NodeReason)
  | ({ readonly waitsFor: 'address' } & AddressReason);

/** Nodes that are told one by one; of more, those alike are told together. */
export const mostNamed = 12;

/** Why a pod waits for a node, from the scheduler's text (if it has spoken) and the nodes as they are now. */
export function nodeReason(message: string | undefined, pod: PodNeeds, nodes: readonly WaitingNode[]): NodeReason {
  const refusals = nodes.map((node) => nodeRefusals(pod, node));
  const open = nodes.filter((node) => node.ready && !node.cordoned);
  const now = {
    places: placeGroups(open),
    freePlaces: open.reduce((sum, node) => sum + Math.max(0, node.maxPods - node.usedPods), 0),
    verdicts: nodeVerdicts(nodes, refusals),
    agreement: undefined,
    fitting: refusals.filter((each) => each.length === 0).length,
  };
  if (message === undefined) return { kind: 'waiting', nodes: 0, reasons: [], ...now };
  const parsed = parseSchedulerMessage(message);
  if (parsed === undefined) return { kind: 'unknown', nodes: nodes.length, reasons: [], ...now };
  if (parsed.nodes === 0) return { kind: 'no-nodes', nodes: 0, reasons: [], ...now };
  const reasons = parsed.reasons.toSorted((a, b) => b.count - a.count);
  const agreement = schedulerAgreement(parsed, refusals);
  return { kind: reasons[0]?.kind ?? 'unknown', nodes: parsed.nodes, reasons, ...now, agreement };
}

function placeGroups(nodes: readonly WaitingNode[]): readonly PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>();
  for (const { usedPods, maxPods } of nodes) {
    const key = `${usedPods}/${maxPods}`;
    groups.set(key, { used: usedPods, max: maxPods, nodes: (groups.get(key)?.nodes ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.nodes - a.nodes || b.used - a.used);
}

function nodeVerdicts(
  nodes: readonly WaitingNode[],
  refusals: readonly (readonly NodeRefusal[])[],
): readonly NodeVerdict[] {
  const verdicts = nodes.map(({ shortName }, index) => ({
    names: [shortName],
    nodes: 1,
    refusals: refusals[index] ?? [],
  }));
  if (verdicts.length <= mostNamed) return verdicts;
  const alike = Map.groupBy(verdicts, (each) => JSON.stringify(each.refusals));
  return [...alike.values()]
    .map((same) => ({
      names: same.slice(0, mostNamed).flatMap(({ names }) => names),
      nodes: same.length,
      refusals: same[0]?.refusals ?? [],
    }))
    .toSorted((a, b) => b.nodes - a.nodes);
}
