import type { Clock } from '../../base/clock.ts';
import type { LabError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { StackProgress } from '../../domain/stack/stackProgress.ts';
import type { PlanStep } from '../../domain/stack/teardownPlan.ts';
import type { BalancerOwners } from '../../ports/balancerOwners.ts';
import type { Cloud } from '../../ports/cloud.ts';

/** What a teardown works with. */
export interface TeardownPorts {
  readonly cloud: Pick<Cloud, 'stacks' | 'resources' | 'region' | 'renew'>;
  /** Rejects when the cluster does not exist or does not answer. */
  readonly cluster: (signal: AbortSignal) => Promise<BalancerOwners>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Asks the person to sign in again; false ends the teardown there, to be gone on with later. */
  readonly signIn: (error: LabError) => Promise<boolean>;
}

/** What a teardown tells while it runs. */
export type TeardownNews =
  | { readonly kind: 'step'; readonly step: PlanStep; readonly done: number; readonly toCome: number }
  | { readonly kind: 'stack'; readonly progress: StackProgress }
  | { readonly kind: 'swept'; readonly ids: readonly string[] }
  /** Something still uses it, AWS asks for patience, or does not answer: it is tried again. */
  | { readonly kind: 'again'; readonly what: string; readonly error: LabError }
  | { readonly kind: 'looking' };

export type OnNews = (news: TeardownNews) => void;
