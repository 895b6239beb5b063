import type { LabError } from '../base/errors.ts';
import type { Snapshot, SourceState } from './snapshot.ts';

export type SourceName = keyof Snapshot['sources'];

const loading = { kind: 'loading' } as const;

/** What a connection begins with. */
export const allLoading: Snapshot['sources'] = {
  stack: loading,
  compute: loading,
  network: loading,
  cluster: loading,
  deployments: loading,
  cni: loading,
  sandboxFailures: loading,
};

export const sourceNames = Object.keys(allLoading) as readonly SourceName[];

/** Those that are watched: while they are live, what they show is true at this moment. */
const watched: ReadonlySet<SourceName> = new Set(['cluster', 'deployments', 'cni', 'sandboxFailures']);

/** A source that cannot be read: since when, and from when what it shows is. */
export function failedState(
  source: SourceName,
  before: SourceState,
  { reason, subject, detail }: LabError,
  now: number,
): SourceState {
  const since = before.kind === 'failed' ? before.since : now;
  return { kind: 'failed', reason, subject, detail, since, ...readAt(source, before, now) };
}

/** All of them once nobody reads any more: what they show begins to age. */
export function agingStates(sources: Snapshot['sources'], now: number): Snapshot['sources'] {
  const aged = sourceNames.map((source) => [source, { ...loading, ...readAt(source, sources[source], now) }]);
  return Object.fromEntries(aged) as Snapshot['sources'];
}

function readAt(source: SourceName, state: SourceState, now: number): { readonly readAt?: number } {
  if (state.kind === 'live') return { readAt: watched.has(source) ? now : state.at };
  return state.kind === 'none' || state.readAt === undefined ? {} : { readAt: state.readAt };
}
