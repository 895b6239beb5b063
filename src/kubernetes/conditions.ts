import type { ObjectCondition } from '../ports/cluster.ts';

interface RawCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Conditions of any object, in the server's order. */
export function toConditions(conditions: readonly RawCondition[] | undefined): readonly ObjectCondition[] {
  return (conditions ?? []).map(({ type, status, reason = '', message = '' }) => ({ type, status, reason, message }));
}
