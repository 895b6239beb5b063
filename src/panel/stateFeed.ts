import { share } from '../model/share.ts';
import type { NodeState, NumberedState, PanelNotifications, PanelState } from './protocol.ts';
import { statePatch } from './protocol/statePatch.ts';

/** What a page has been told, so that it need only hear what differs. */
export class StateFeed {
  #number = 0;
  #told: PanelState | undefined;

  /** The state for a page that has none. */
  whole(state: PanelState): NumberedState {
    this.#number += 1;
    this.#told = state;
    return { number: this.#number, state };
  }

  /** What differs from what the page has; undefined when that is only the time, or when the page has nothing yet. */
  change(state: PanelState): PanelNotifications['change'] | undefined {
    if (this.#told === undefined) return undefined;
    const next = sharing(this.#told, state);
    const patch = statePatch(this.#told, next);
    const onlyTime = patch.nodes === undefined && patch.pending === undefined && patch.cleared.length === 0;
    if (onlyTime && Object.keys(patch.parts).every((name) => name === 'at')) return undefined;
    const from = this.#number;
    this.#number += 1;
    this.#told = next;
    return { from, number: this.#number, patch };
  }
}

/** `next` with the parts that are equal to those of `told` as the same objects. */
function sharing(told: PanelState, next: PanelState): PanelState {
  const { nodes, ...rest } = next;
  const { nodes: toldNodes, ...toldRest } = told;
  return { ...share(toldRest, rest), nodes: shareNodes(toldNodes, nodes) };
}

/** Nodes by name: one that joins or leaves does not make those after it look new. */
function shareNodes(told: readonly NodeState[], nodes: readonly NodeState[]): readonly NodeState[] {
  if (told === nodes) return nodes;
  let byName: Map<string, NodeState> | undefined;
  return nodes.map((node, index) => {
    if (told[index] === node) return node;
    byName ??= new Map(told.map((each) => [each.name, each]));
    return share(byName.get(node.name), node);
  });
}
