import type { NodeState, PanelState, PendingGroup, PodRef } from '../protocol.ts';
import { listPatch, patchList, type ListPatch } from './listPatch.ts';

/** The parts of a state that are small: sent whole when they differ. */
type SmallParts = Omit<PanelState, 'nodes' | 'pending'>;

/** Pending pods for one reason; of the pods only what differs. */
interface GroupPatch extends Omit<PendingGroup, 'pods'> {
  readonly pods: ListPatch<PodRef> | undefined;
}

/**
 * What turns one state of the panel into another. A cluster's nodes and pods are many and few of them change at a time,
 * so only those that differ cross to the page. Whatever is the same object in both states counts as the same.
 */
export interface StatePatch {
  readonly parts: Partial<SmallParts>;
  /** Parts that are undefined from now on: what carries the message drops them. */
  readonly cleared: readonly (keyof SmallParts)[];
  readonly nodes: ListPatch<NodeState> | undefined;
  /** Every group, in order; undefined when none differs. */
  readonly pending: readonly GroupPatch[] | undefined;
}

const nodeKey = ({ name }: NodeState): string => name;
const podKey = ({ namespace, name }: PodRef): string => `${namespace}/${name}`;

export function statePatch(before: PanelState, after: PanelState): StatePatch {
  const { nodes: _nodes, pending: _pending, ...small } = after;
  const changed = Object.entries(small).filter(([name, part]) => part !== before[name as keyof SmallParts]);
  return {
    parts: Object.fromEntries(changed.filter(([, part]) => part !== undefined)),
    cleared: changed.filter(([, part]) => part === undefined).map(([name]) => name as keyof SmallParts),
    nodes: listPatch(before.nodes, after.nodes, nodeKey),
    pending: after.pending === before.pending ? undefined : groupPatches(before.pending, after.pending),
  };
}

function groupPatches(before: readonly PendingGroup[], after: readonly PendingGroup[]): readonly GroupPatch[] {
  const old = new Map(before.map((group) => [group.id, group.pods]));
  return after.map(({ pods, ...group }) => ({ ...group, pods: listPatch(old.get(group.id) ?? [], pods, podKey) }));
}

/** The state after the patch. What the patch does not touch stays the same object. */
export function patchState(before: PanelState, { parts, cleared, nodes, pending }: StatePatch): PanelState {
  return {
    ...before,
    ...Object.fromEntries(cleared.map((name) => [name, undefined])),
    ...parts,
    nodes: nodes === undefined ? before.nodes : patchList(before.nodes, nodes, nodeKey),
    pending: pending === undefined ? before.pending : patchGroups(before.pending, pending),
  };
}

function patchGroups(before: readonly PendingGroup[], groups: readonly GroupPatch[]): readonly PendingGroup[] {
  const old = new Map(before.map((group) => [group.id, group.pods]));
  return groups.map(({ pods, ...group }) => {
    const known = old.get(group.id) ?? [];
    return { ...group, pods: pods === undefined ? known : patchList(known, pods, podKey) };
  });
}
