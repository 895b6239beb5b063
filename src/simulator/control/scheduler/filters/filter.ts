import type { Cycle, Refusal } from '../cycle.ts';
import type { NodeState } from '../nodeState.ts';

/** Looks at one node for the pod of a cycle: undefined lets the pod pass. */
export type NodeFilter = (state: NodeState) => Refusal | undefined;

/**
 * A filter plugin. It prepares what it needs to know for the pod once, and answers with what looks at each node; with
 * undefined if it has nothing to say about this pod.
 */
export type Filter = (cycle: Cycle) => NodeFilter | undefined;
