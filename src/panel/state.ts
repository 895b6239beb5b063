import type { Snapshot } from '../model/snapshot.ts';
import type { PanelState } from './protocol.ts';
import { capacityStates } from './state/capacity.ts';
import { nodeState } from './state/nodes.ts';
import { pendingStates } from './state/pending.ts';
import { podRef } from './state/podRef.ts';
import { sourceProblems, stageOf, type FailureText } from './state/stage.ts';
import { whatIfState } from './state/whatIf.ts';

/**
 * What the panel shows of a snapshot. `at` is now, in milliseconds since the epoch. `whatIf` may answer from an older
 * snapshot, as it takes the whole cluster to compute.
 */
export function panelState(
  snapshot: Snapshot,
  at: number,
  failureText: FailureText,
  whatIf: (snapshot: Snapshot) => PanelState['whatIf'] = whatIfState,
): PanelState {
  const { connection, nodes, pending } = snapshot;
  const problems = sourceProblems(snapshot, failureText);
  return {
    at,
    connection:
      connection === undefined
        ? undefined
        : { name: connection.name, clusterName: connection.clusterName, region: connection.region },
    stage: stageOf(snapshot, problems),
    problems,
    totals: {
      usedPods: nodes.reduce((sum, { usedPods }) => sum + usedPods, 0),
      maxPods: nodes.reduce((sum, { maxPods }) => sum + maxPods, 0),
      nodes: nodes.length,
      pending: pending.length,
    },
    capacity: capacityStates(snapshot),
    nodes: nodes.map(nodeState),
    pending: pendingStates(snapshot),
    whatIf: whatIf(snapshot),
    waiting: pending.filter(({ waitsFor }) => waitsFor === 'node').map(({ pod }) => podRef(pod)),
  };
}
