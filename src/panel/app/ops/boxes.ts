import type { NodeState, PanelState, PodRef } from '../../protocol.ts';

/** A box of the picture: a node with its pods, or the pods that no node has taken. */
export interface OpsBox {
  /** The node's name; empty for the pods that wait. */
  readonly id: string;
  /** Undefined for the pods that wait. */
  readonly node: NodeState | undefined;
  /** A square each, in this order: the oldest first, so that a new one does not move the others. */
  readonly pods: readonly PodRef[];
  /** How many more pods the node takes. */
  readonly free: number;
}

const known = new WeakMap<NodeState, OpsBox>();

/** The boxes of a state: first the pods that wait, if any, then the nodes by name. What has not changed is the same box. */
export function opsBoxes({ nodes, waiting }: PanelState): readonly OpsBox[] {
  const boxes = nodes.map(nodeBox);
  if (waiting.length === 0) return boxes;
  return [{ id: '', node: undefined, pods: waiting, free: 0 }, ...boxes];
}

function nodeBox(node: NodeState): OpsBox {
  const drawn = known.get(node);
  if (drawn !== undefined) return drawn;
  const pods = podsOf(node).toSorted(byAge);
  const made = { id: node.name, node, pods, free: Math.max(0, node.maxPods - pods.length) };
  known.set(node, made);
  return made;
}

/** Every pod of a node: on its ENIs, on the host network, and on no address that an ENI shows. */
function podsOf({ enis, hostNetworkPods, unplacedPods }: NodeState): readonly PodRef[] {
  const placed = enis.flatMap(({ slots }) =>
    slots.flatMap((slot) => (slot.kind === 'prefix' ? slot.places : [slot.pod ?? null])),
  );
  return [...hostNetworkPods, ...placed.filter((pod) => pod !== null), ...unplacedPods];
}

function byAge(a: PodRef, b: PodRef): number {
  return (
    a.since - b.since || (a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : a.name < b.name ? -1 : 1)
  );
}
