import type { LabError } from '../../base/errors.ts';
import type { DeployProgress } from '../../domain/deploy/deployState.ts';
import type { StackEvent } from '../../ports/cloud.ts';
import type { ReadyCounts } from './watchReadiness.ts';

/** What a run has seen so far; how it is put is the business of `progressState.ts`. */
export interface RunFacts {
  readonly phase: DeployProgress['phase'];
  /** Newest first. */
  readonly events: readonly StackEvent[];
  readonly failure:
    | { readonly logicalId: string; readonly type: string; readonly reason: string; readonly at: number }
    | undefined;
  /** What EKS says is wrong with the node groups, while they are being made. */
  readonly groupIssues: readonly string[];
  /** EKS's word for the cluster; undefined while there is none. */
  readonly clusterStatus: string | undefined;
  readonly wantedNodes: number | undefined;
  readonly ready: ReadyCounts | undefined;
  /** Why it does not go on at the moment. */
  readonly waiting: LabError | undefined;
}

export const newRunFacts: RunFacts = {
  phase: 'starting',
  events: [],
  failure: undefined,
  groupIssues: [],
  clusterStatus: undefined,
  wantedNodes: undefined,
  ready: undefined,
  waiting: undefined,
};
