import type { NodeState, PanelState, PendingGroup, PodRef } from '../protocol.ts';
import { listPatch, patchList, type ListPatch } from './listPatch.ts';
import { patchTree, treePatch, type TreePatch } from './treePatch.ts';

/** The parts of a state that are lists in which items come and go; the others are compared member by member. */
type Lists = Pick<PanelState, 'nodes' | 'waiting' | 'pending'>;

/** A node that is new, or what differs about one that is known; nothing differs about one that only moved. */
type NodePatch = { readonly node: NodeState } | { readonly name: string; readonly patch?: TreePatch };

/** Pending pods for one reason; of the pods only what differs. */
interface GroupPatch extends Omit<PendingGroup, 'pods'> {
  readonly pods: ListPatch<PodRef> | undefined;
}

/**
 * What turns one state of the panel into another. A cluster's nodes and pods are many and few of them change at a time,
 * so only those that differ cross to the page. Whatever is the same object in both states counts as the same.
 */
export interface StatePatch {
  readonly rest: TreePatch | undefined;
  readonly nodes: ListPatch<NodePatch> | undefined;
  readonly waiting: ListPatch<PodRef> | undefined;
  /** Every group, in order; undefined when none differs. */
  readonly pending: readonly GroupPatch[] | undefined;
}

const nodeKey = ({ name }: NodeState): string => name;
const podKey = ({ namespace, name }: PodRef): string => `${namespace}/${name}`;

export function statePatch(before: PanelState, after: PanelState): StatePatch {
  return {
    rest: treePatch(withoutLists(before), withoutLists(after)),
    nodes: nodesPatch(before.nodes, after.nodes),
    waiting: listPatch(before.waiting, after.waiting, podKey),
    pending: treePatch(before.pending, after.pending) && groupPatches(before.pending, after.pending),
  };
}

/** Whether nothing but the time differs. */
export function isEmpty({ rest, nodes, waiting, pending }: StatePatch): boolean {
  const same = nodes === undefined && waiting === undefined && pending === undefined && rest?.without === undefined;
  return same && Object.keys(rest?.members ?? {}).every((name) => name === 'at');
}

/** The state after the patch. What the patch does not touch stays the same object. */
export function patchState(before: PanelState, { rest, nodes, waiting, pending }: StatePatch): PanelState {
  const others = withoutLists(before);
  return {
    ...(rest === undefined ? others : (patchTree(others, rest) as Omit<PanelState, keyof Lists>)),
    nodes: nodes === undefined ? before.nodes : patchNodes(before.nodes, nodes),
    waiting: waiting === undefined ? before.waiting : patchList(before.waiting, waiting, podKey),
    pending: pending === undefined ? before.pending : patchGroups(before.pending, pending),
  };
}

function withoutLists({ nodes: _nodes, waiting: _waiting, pending: _pending, ...rest }: PanelState) {
  return rest;
}

function nodesPatch(before: readonly NodeState[], after: readonly NodeState[]): ListPatch<NodePatch> | undefined {
  const patch = before === after ? undefined : listPatch(before, after, nodeKey);
  if (patch === undefined) return undefined;
  const old = new Map(before.map((node) => [node.name, node]));
  const put = patch.put.map(([place, node]): readonly [number, NodePatch] => {
    const known = old.get(node.name);
    if (known === undefined) return [place, { node }];
    const differs = treePatch(known, node);
    return [place, differs === undefined ? { name: node.name } : { name: node.name, patch: differs }];
  });
  return { gone: patch.gone, put };
}

function patchNodes(before: readonly NodeState[], { gone, put }: ListPatch<NodePatch>): readonly NodeState[] {
  const old = new Map(before.map((node) => [node.name, node]));
  const made = put.flatMap(([place, each]): (readonly [number, NodeState])[] => {
    if ('node' in each) return [[place, each.node]];
    const known = old.get(each.name);
    if (known === undefined) return [];
    return [[place, each.patch === undefined ? known : (patchTree(known, each.patch) as NodeState)]];
  });
  return patchList(before, { gone, put: made }, nodeKey);
}

function groupPatches(before: readonly PendingGroup[], after: readonly PendingGroup[]): readonly GroupPatch[] {
  const old = new Map(before.map((group) => [group.id, group.pods]));
  return after.map(({ pods, ...group }) => ({ ...group, pods: podsPatch(old.get(group.id) ?? [], pods) }));
}

/** Pods of a group are made anew each time, so those that are equal have to be found first. */
function podsPatch(before: readonly PodRef[], after: readonly PodRef[]): ListPatch<PodRef> | undefined {
  const old = new Map(before.map((pod) => [podKey(pod), pod]));
  const shared = after.map((pod) => {
    const known = old.get(podKey(pod));
    return known !== undefined && treePatch(known, pod) === undefined ? known : pod;
  });
  return listPatch(before, shared, podKey);
}

function patchGroups(before: readonly PendingGroup[], groups: readonly GroupPatch[]): readonly PendingGroup[] {
  const old = new Map(before.map((group) => [group.id, group.pods]));
  return groups.map(({ pods, ...group }) => {
    const known = old.get(group.id) ?? [];
    return { ...group, pods: pods === undefined ? known : patchList(known, pods, podKey) };
  });
}
