import type { Job } from '../../../kubernetes/objects/jobs.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import { activeOf, type JobTally } from './jobTally.ts';

/** How a Job has ended. */
export interface Outcome {
  readonly succeeded: boolean;
  /** Of its conditions that are true from now on. */
  readonly types: readonly string[];
  readonly why: { readonly reason?: string; readonly message?: string };
  readonly event: string;
  readonly message: string;
}

/** How the Job has ended, if it has; `elapsed` lab milliseconds after its start. Since 1.32 success has its reason. */
export function jobOutcome(
  job: Job,
  tally: JobTally,
  pods: readonly Pod[],
  elapsed: number,
  minor: number,
): Outcome | undefined {
  const { completions, backoffLimit = 6, activeDeadlineSeconds: deadline } = job.spec;
  const restarts = restartsOf(job, pods);
  if (tally.failed > backoffLimit || (restarts > 0 && restarts >= backoffLimit))
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit', minor);
  if (deadline !== undefined && elapsed >= deadline * 1000)
    return failure('DeadlineExceeded', 'Job was active longer than specified deadline', minor);
  const enough =
    completions === undefined ? tally.succeeded > 0 && activeOf(pods).length === 0 : tally.succeeded >= completions;
  if (!enough) return undefined;
  return {
    succeeded: true,
    types: minor >= 32 ? ['SuccessCriteriaMet', 'Complete'] : ['Complete'],
    why: minor >= 32 ? { reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' } : {},
    event: 'Completed',
    message: 'Job completed',
  };
}

function failure(reason: string, message: string, minor: number): Outcome {
  const types = minor >= 32 ? ['FailureTarget', 'Failed'] : ['Failed'];
  return { succeeded: false, types, why: { reason, message }, event: reason, message };
}

/** Restarts of containers in place, which count as failures where pods are not replaced. */
function restartsOf(job: Job, pods: readonly Pod[]): number {
  if (job.spec.template.spec.restartPolicy !== 'OnFailure') return 0;
  return activeOf(pods).reduce(
    (sum, { status }) =>
      sum +
      [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].reduce(
        (own, { restartCount }) => own + restartCount,
        0,
      ),
    0,
  );
}
