import type { Snapshot, SourceState } from '../../model/snapshot.ts';
import type { SourceProblem, Stage } from '../protocol.ts';

/** A source that failed, before it has words. */
export type Failure = SourceState & { readonly kind: 'failed' };

/** What to tell a person about a failure, in their language. */
export type FailureText = (failure: Failure) => string;

/** The sources that fail, the one that matters most to the picture first. */
export function sourceProblems(snapshot: Snapshot, failureText: FailureText): readonly SourceProblem[] {
  return (['cluster', 'compute', 'stack'] as const).flatMap((source) => {
    const state = snapshot.sources[source];
    if (state.kind !== 'failed') return [];
    return [{ source, text: failureText(state), detail: state.detail, since: state.since }];
  });
}

/** How far there is anything to show. Nodes, once there, stay shown beside any problem. */
export function stageOf(snapshot: Snapshot, problems: readonly SourceProblem[]): Stage {
  const { connection, nodes, sources, stack } = snapshot;
  if (connection === undefined) return { kind: 'no-connection' };
  if (nodes.length > 0) return { kind: 'ready' };
  const busy = stack?.status.endsWith('_IN_PROGRESS') === true;
  // While CloudFormation makes or deletes the cluster, it is no news that the cluster does not answer.
  const [problem] = problems.filter(({ source }) => !busy || source === 'stack');
  if (problem !== undefined) return { kind: 'failed', problem };
  if (stack !== undefined && (busy || sources.cluster.kind === 'none'))
    return { kind: 'stack', name: stack.name, status: stack.status, busy };
  if (sources.cluster.kind === 'live') return { kind: 'no-nodes' };
  if (sources.stack.kind === 'live' && sources.cluster.kind === 'none') return { kind: 'no-stack' };
  return { kind: 'loading' };
}
