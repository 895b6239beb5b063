import type { Snapshot } from '../../model/snapshot.ts';

/** What a chapter still waits for; the editor has the words. */
export type Waiting =
  | { readonly key: 'no-connection' }
  | { readonly key: 'no-stack' }
  | { readonly key: 'stack-status'; readonly status: string }
  | { readonly key: 'no-nodes' }
  | { readonly key: 'nodes-not-ready'; readonly ready: number; readonly total: number }
  | { readonly key: 'pods-not-running'; readonly name: string; readonly running: number; readonly wanted: number }
  | { readonly key: 'no-enis-shown'; readonly node: string }
  | { readonly key: 'no-host-network'; readonly node: string }
  | { readonly key: 'no-second-eni' }
  | { readonly key: 'pods-on-one-node' }
  | { readonly key: 'pod-without-eni'; readonly pod: string }
  | { readonly key: 'no-public-address'; readonly node: string }
  | { readonly key: 'deployment-not-ready'; readonly name: string }
  | { readonly key: 'max-pods-differ'; readonly node: string; readonly reported: number }
  | { readonly key: 'nothing-pending' }
  | { readonly key: 'not-torn-down' };

/** Whether what a chapter is about can be seen; if not, the first thing it waits for. */
export type CheckResult = { readonly met: true } | { readonly met: false; readonly why: Waiting };

/** What was seen earlier on this connection, since it was opened: some ends need a beginning. */
export interface Past {
  /** There was a stack. */
  readonly stackSeen: boolean;
}

/** Looks at the world as it is. */
export type ChapterCheck = (snapshot: Snapshot, past: Past) => CheckResult;

export const met: CheckResult = { met: true };

export function waiting(why: Waiting): CheckResult {
  return { met: false, why };
}

/** The first check that is not met decides; all met is met. */
export function allOf(...checks: readonly ChapterCheck[]): ChapterCheck {
  return (snapshot, past) => {
    for (const check of checks) {
      const result = check(snapshot, past);
      if (!result.met) return result;
    }
    return met;
  };
}
