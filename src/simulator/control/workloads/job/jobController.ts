import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { jobs, pods } from '../../../kubernetes/kinds.ts';
import type { Job } from '../../../kubernetes/objects/jobs.ts';
import { conditionOf, controllerOf, type Condition } from '../../../kubernetes/objects/meta.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import { stamp } from '../../../kubernetes/stamps.ts';
import { StatusError } from '../../../kubernetes/statusError.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { WorkQueue } from '../../workQueue.ts';
import { jobOutcome, type Outcome } from './jobOutcome.ts';
import { createJobPod } from './jobPod.ts';
import { activeOf, indexText, JobTally, readyOf } from './jobTally.ts';

/** Lab milliseconds until a failed pod is replaced: doubled with each failure, up to ten minutes. */
const firstBackoff = 10_000;
const longestBackoff = 600_000;

/** Runs each Job's pods until enough have succeeded, or too many have failed. */
export class JobController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #queue: WorkQueue;
  readonly #tallies = new Map<string, JobTally>();
  /** Lab time before which no failed pod is replaced, by the Job's uid. */
  readonly #pauses = new Map<string, { readonly failures: number; readonly until: number }>();

  /** When Jobs began and ended, in lab time. */
  readonly #marks = new Map<string, number>();

  constructor(context: ControlContext) {
    this.#context = context;
    this.#queue = this.#owned.add(new WorkQueue(context.clock, 100, (key) => this.#reconcile(key)));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === jobs.plural) {
          if (type !== 'DELETED') return this.#queue.add(objectKey(object));
          this.#tallies.delete(object.metadata.uid ?? '');
          this.#pauses.delete(object.metadata.uid ?? '');
        }
        const owner = kind.plural === pods.plural ? controllerOf(object) : undefined;
        if (owner?.kind !== 'Job') return;
        this.#tally(owner.uid).count([object as Pod]);
        this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tally(uid: string): JobTally {
    let tally = this.#tallies.get(uid);
    if (tally === undefined) this.#tallies.set(uid, (tally = new JobTally()));
    return tally;
  }

  #reconcile(key: string): void {
    const { api } = this.#context;
    const { namespace, name } = splitKey(key);
    const job = api.store.get(jobs, namespace, name);
    if (job === undefined || job.metadata.deletionTimestamp !== undefined) return;
    if (isOver(job)) return this.#expire(job, key);
    const { uid = '' } = job.metadata;
    const tally = this.#tally(uid);
    const own = this.#context.pods.ownedBy(uid);
    tally.count(own);
    const startTime = job.status.startTime ?? (job.spec.suspend === true ? undefined : stamp(api.now()));
    const elapsed = this.#elapsed(`${uid} ${startTime}`);
    const outcome = jobOutcome(job, tally, own, elapsed, this.#context.release.minor);
    if (outcome !== undefined || job.spec.suspend === true) {
      for (const pod of activeOf(own)) this.#deletePod(job, pod);
      this.#report(job, startTime, outcome);
      return;
    }
    this.#fill(job, own, tally);
    this.#report(job, startTime, undefined);
    const { activeDeadlineSeconds: deadline } = job.spec;
    if (deadline !== undefined) this.#queue.addLater(key, deadline * 1000 - this.#elapsed(`${uid} ${startTime}`) + 100);
  }

  /** Lab milliseconds since the controller first asked for that mark: stamps are wall time and tell no durations. */
  #elapsed(mark: string): number {
    const now = this.#context.clock.labTime();
    const start = this.#marks.get(mark) ?? now;
    this.#marks.set(mark, start);
    return now - start;
  }

  /** Starts as many pods as are wanted now, and takes surplus ones away. */
  #fill(job: Job, own: readonly Pod[], tally: JobTally): void {
    const { parallelism = 1, completions } = job.spec;
    const active = activeOf(own);
    // A work queue is over when its first pod is; until then there are as many as may be.
    const wanted =
      completions === undefined
        ? tally.succeeded > 0
          ? active.length
          : parallelism
        : Math.min(parallelism, completions - tally.succeeded);
    for (const pod of active.slice(Math.max(0, wanted))) this.#deletePod(job, pod);
    if (active.length >= wanted || this.#isPausing(job, tally)) return;
    try {
      for (let count = active.length; count < wanted; count++) {
        const now = this.#context.pods.ownedBy(job.metadata.uid);
        const pod = createJobPod(this.#context, job, now, tally.indexes);
        this.#tell(job, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      }
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#tell(job, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      this.#queue.addLater(objectKey(job), firstBackoff);
    }
  }

  /** True while the pause after the last failure lasts. */
  #isPausing(job: Job, { failed }: JobTally): boolean {
    const { uid = '' } = job.metadata;
    const now = this.#context.clock.labTime();
    let pause = this.#pauses.get(uid) ?? { failures: 0, until: 0 };
    if (failed > pause.failures) {
      const wait = Math.min(longestBackoff, firstBackoff * 2 ** (failed - 1));
      pause = { failures: failed, until: now + wait };
      this.#pauses.set(uid, pause);
      this.#queue.addLater(objectKey(job), wait);
    }
    return pause.until > now;
  }

  #deletePod(job: Job, pod: Pod): void {
    const { metadata } = pod;
    this.#tally(job.metadata.uid ?? '').excuse(pod);
    deleteObject(this.#context.api, pods, metadata.namespace ?? '', metadata.name);
    this.#tell(job, 'Normal', 'SuccessfulDelete', `Deleted pod: ${metadata.name}`);
  }

  #report(job: Job, startTime: string | undefined, outcome: Outcome | undefined): void {
    const { api } = this.#context;
    const { namespace = '', name, uid = '' } = job.metadata;
    const own = this.#context.pods.ownedBy(uid);
    const tally = this.#tally(uid);
    const suspended = job.spec.suspend === true;
    const now = stamp(api.now());
    const counts = {
      active: activeOf(own).length,
      ready: readyOf(own),
      succeeded: tally.succeeded,
      failed: tally.failed,
    };
    const conditions = [...(job.status.conditions ?? [])].filter(({ type }) => type !== 'Suspended');
    const before = conditionOf(job, 'Suspended')?.status === 'True';
    if (suspended || before) conditions.push(suspension(suspended, now));
    for (const type of outcome?.types ?? [])
      conditions.push({ type, status: 'True', lastProbeTime: now, lastTransitionTime: now, ...outcome?.why });
    updateStatus(api, jobs, namespace, name, () => ({
      ...(suspended || startTime === undefined ? {} : { startTime }),
      ...Object.fromEntries(Object.entries(counts).filter(([key, count]) => count > 0 || key === 'ready')),
      ...(job.spec.completionMode === 'Indexed' ? { completedIndexes: indexText(tally.indexes) } : {}),
      uncountedTerminatedPods: {},
      ...(outcome?.succeeded === true ? { completionTime: now } : {}),
      ...(conditions.length === 0 ? {} : { conditions }),
    }));
    if (suspended !== before)
      this.#tell(job, 'Normal', suspended ? 'Suspended' : 'Resumed', suspended ? 'Job suspended' : 'Job resumed');
    if (outcome !== undefined)
      this.#tell(job, outcome.succeeded ? 'Normal' : 'Warning', outcome.event, outcome.message);
  }

  /** A Job that is over is kept for its time to live, or for good. */
  #expire(job: Job, key: string): void {
    const { ttlSecondsAfterFinished: ttl } = job.spec;
    if (ttl === undefined) return;
    const { uid = '' } = job.metadata;
    const left = ttl * 1000 - this.#elapsed(`${uid} over`);
    if (left > 0) return this.#queue.addLater(key, left);
    const { namespace, name } = splitKey(key);
    deleteObject(this.#context.api, jobs, namespace, name, { propagationPolicy: 'Foreground' });
  }

  #tell(job: Job, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#context.events.record(job, { component: 'job-controller' }, { type, reason, message });
  }
}

/** True for a Job that has succeeded or failed. */
export function isOver(job: Job): boolean {
  return ['Complete', 'Failed'].some((type) => conditionOf(job, type)?.status === 'True');
}

function suspension(suspended: boolean, now: string): Condition {
  return {
    type: 'Suspended',
    status: suspended ? 'True' : 'False',
    lastProbeTime: now,
    lastTransitionTime: now,
    reason: suspended ? 'JobSuspended' : 'JobResumed',
    message: suspended ? 'Job suspended' : 'Job resumed',
  };
}
