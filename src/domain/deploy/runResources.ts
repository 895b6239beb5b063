import { isAboutStack, isConsequence, type ResourceEvent } from '../stack/stackProgress.ts';
import type { ResourceState } from './deployState.ts';

/** What is to be made, or was seen being made. */
export interface NamedResource {
  readonly logicalId: string;
  readonly type: string;
}

/** How far one resource is. */
export interface ResourceProgress extends NamedResource {
  readonly state: ResourceState;
  /** When it was begun; undefined while it waits. Milliseconds since the epoch. */
  readonly since: number | undefined;
  /** When it came to its state, for one that is not under way. */
  readonly until: number | undefined;
  /** The service's words; may be empty. */
  readonly reason: string;
}

const states: Readonly<Record<string, ResourceState>> = {
  CREATE_IN_PROGRESS: 'running',
  CREATE_COMPLETE: 'done',
  CREATE_FAILED: 'failed',
  DELETE_IN_PROGRESS: 'deleting',
  DELETE_COMPLETE: 'deleted',
  DELETE_FAILED: 'failed',
  DELETE_SKIPPED: 'done',
};

/**
 * Every resource of a stack and how far it is, from the stack's events in any order: those that are planned in the plan's
 * order, then others in the order in which they were begun.
 */
export function runResources(
  planned: readonly NamedResource[],
  events: readonly ResourceEvent[],
  stackId: string,
): readonly ResourceProgress[] {
  const found = new Map<string, ResourceProgress>(
    planned.map(({ logicalId, type }) => [
      logicalId,
      { logicalId, type, state: 'waiting', since: undefined, until: undefined, reason: '' },
    ]),
  );
  const newestFirst = events.toSorted((a, b) => b.at - a.at);
  for (const event of newestFirst.toReversed()) {
    const state = states[event.status];
    if (state === undefined || isAboutStack(event, stackId)) continue;
    found.set(event.logicalId, progressed(found.get(event.logicalId), event, state));
  }
  return [...found.values()];
}

function progressed(
  before: ResourceProgress | undefined,
  { logicalId, resourceType: type, at, status, reason }: ResourceEvent,
  state: ResourceState,
): ResourceProgress {
  const isUnderWay = state === 'running' || state === 'deleting';
  // CloudFormation says CREATE_IN_PROGRESS twice; the first one began it.
  const begins = isUnderWay && before?.state !== state;
  const cancelled = status === 'CREATE_FAILED' && isConsequence(reason);
  return {
    logicalId,
    type,
    state: cancelled ? 'cancelled' : state,
    since: begins ? at : (before?.since ?? at),
    until: isUnderWay ? undefined : at,
    reason: state === 'failed' || cancelled ? (reason ?? '') : (before?.reason ?? ''),
  };
}
