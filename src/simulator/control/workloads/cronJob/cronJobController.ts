import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { cronJobs, jobs } from '../../../kubernetes/kinds.ts';
import type { CronJob, Job } from '../../../kubernetes/objects/jobs.ts';
import { conditionOf, controllerOf } from '../../../kubernetes/objects/meta.ts';
import { stamp } from '../../../kubernetes/stamps.ts';
import { StatusError } from '../../../kubernetes/statusError.ts';
import { createObject } from '../../../kubernetes/writes/create.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { OwnerIndex } from '../../ownerIndex.ts';
import { WorkQueue } from '../../workQueue.ts';
import { isOver } from '../job/jobController.ts';
import { ownerReference } from '../ownerReference.ts';
import { parseSchedule } from './cronSchedule.ts';

interface Plan {
  /** The schedule's text, by whose change the plan is made anew. */
  readonly schedule: string;
  /** When it is next due, on the lab's calendar. */
  readonly due: number;
}

/**
 * Starts the Jobs of CronJobs. The calendar that schedules are read against goes at the lab's speed from the moment the
 * cluster began, so that at sixty times the speed "every minute" is every second.
 */
export class CronJobController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #queue: WorkQueue;
  readonly #jobs: OwnerIndex<Job>;
  readonly #plans = new Map<string, Plan>();
  readonly #begin: { readonly wall: number; readonly lab: number };

  constructor(context: ControlContext) {
    this.#context = context;
    const { api, clock } = context;
    this.#begin = { wall: api.now(), lab: clock.labTime() };
    this.#jobs = this.#owned.add(new OwnerIndex(api.store, jobs));
    this.#queue = this.#owned.add(new WorkQueue(clock, 100, (key) => this.#reconcile(key)));
    this.#owned.add(
      api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === cronJobs.plural) {
          if (type === 'DELETED') this.#plans.delete(object.metadata.uid ?? '');
          else this.#queue.add(objectKey(object));
        }
        const owner = kind.plural === jobs.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'CronJob') this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The lab's calendar, milliseconds since the epoch. */
  get #today(): number {
    return this.#begin.wall + this.#context.clock.labTime() - this.#begin.lab;
  }

  #reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const cronJob = this.#context.api.store.get(cronJobs, namespace, name);
    if (cronJob === undefined || cronJob.metadata.deletionTimestamp !== undefined) return;
    this.#settle(cronJob);
    const { schedule, timeZone, suspend } = cronJob.spec;
    const calendar = parseSchedule(schedule, timeZone);
    if (calendar === undefined)
      return this.#tell(cronJob, 'Warning', 'UnparseableSchedule', `unparseable schedule: "${schedule}"`);
    const { uid = '' } = cronJob.metadata;
    const text = `${schedule} ${timeZone}`;
    let plan = this.#plans.get(uid);
    if (plan?.schedule !== text) plan = { schedule: text, due: calendar.next(this.#today) ?? Infinity };
    if (plan.due <= this.#today) {
      if (suspend !== true) this.#start(cronJob, plan.due);
      plan = { schedule: text, due: calendar.next(this.#today) ?? Infinity };
    }
    this.#plans.set(uid, plan);
    if (plan.due < Infinity) this.#queue.addLater(key, plan.due - this.#today);
  }

  #start(cronJob: CronJob, due: number): void {
    const { concurrencyPolicy, jobTemplate } = cronJob.spec;
    const active = this.#active(cronJob);
    if (concurrencyPolicy === 'Forbid' && active.length > 0) {
      const message = 'Not starting job because prior execution is running and concurrency policy is Forbid';
      return this.#tell(cronJob, 'Normal', 'JobAlreadyActive', message);
    }
    if (concurrencyPolicy === 'Replace') for (const job of active) this.#delete(cronJob, job);
    const { api } = this.#context;
    const { namespace = '', name } = cronJob.metadata;
    const { labels, annotations } = jobTemplate.metadata ?? {};
    const scheduled = { 'batch.kubernetes.io/cronjob-scheduled-timestamp': stamp(due) };
    try {
      const job = createObject(api, jobs, {
        metadata: {
          name: `${name}-${Math.floor(due / 60_000)}`,
          namespace,
          ...(labels === undefined ? {} : { labels }),
          annotations: { ...annotations, ...scheduled },
          ownerReferences: [ownerReference(cronJob)],
        },
        spec: jobTemplate.spec,
      });
      this.#tell(cronJob, 'Normal', 'SuccessfulCreate', `Created job ${job.metadata.name}`);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      return this.#tell(cronJob, 'Warning', 'FailedCreate', `Error creating job: ${error.message}`);
    }
    updateStatus(api, cronJobs, namespace, name, ({ status }) => ({
      ...status,
      active: this.#references(cronJob),
      lastScheduleTime: stamp(api.now()),
    }));
  }

  /** Notes which of its Jobs have ended, and clears the oldest away. */
  #settle(cronJob: CronJob): void {
    const { api, release } = this.#context;
    const { namespace = '', name } = cronJob.metadata;
    const own = this.#jobs.ownedBy(cronJob.metadata.uid);
    const listed = new Set((cronJob.status.active ?? []).map(({ uid }) => uid));
    for (const job of own.filter((each) => isOver(each) && listed.has(each.metadata.uid ?? ''))) {
      const condition = succeeded(job) ? 'Complete' : 'Failed';
      const word = release.minor >= 31 ? 'condition' : 'status';
      this.#tell(
        cronJob,
        'Normal',
        'SawCompletedJob',
        `Saw completed job: ${job.metadata.name}, ${word}: ${condition}`,
      );
    }
    const last = own
      .filter(succeeded)
      .flatMap(({ status }) => status.completionTime ?? [])
      .toSorted()
      .at(-1);
    updateStatus(api, cronJobs, namespace, name, ({ status: { active: _, ...status } }) => {
      const active = this.#references(cronJob);
      return {
        ...status,
        ...(active.length === 0 ? {} : { active }),
        ...(last === undefined ? {} : { lastSuccessfulTime: last }),
      };
    });
    const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cronJob.spec;
    const over = own.filter((job) => isOver(job) && job.metadata.deletionTimestamp === undefined);
    this.#clear(cronJob, over.filter(succeeded), successfulJobsHistoryLimit);
    this.#clear(
      cronJob,
      over.filter((job) => !succeeded(job)),
      failedJobsHistoryLimit,
    );
  }

  #clear(cronJob: CronJob, over: readonly Job[], limit: number): void {
    const oldest = over.toSorted((a, b) => ((a.status.startTime ?? '') < (b.status.startTime ?? '') ? -1 : 1));
    for (const job of oldest.slice(0, Math.max(0, over.length - limit))) this.#delete(cronJob, job);
  }

  #delete(cronJob: CronJob, { metadata }: Job): void {
    const options = { propagationPolicy: 'Background' } as const;
    deleteObject(this.#context.api, jobs, metadata.namespace ?? '', metadata.name, options);
    this.#tell(cronJob, 'Normal', 'SuccessfulDelete', `Deleted job ${metadata.name}`);
  }

  #active({ metadata }: CronJob): readonly Job[] {
    return this.#jobs.ownedBy(metadata.uid).filter((job) => !isOver(job));
  }

  #references(cronJob: CronJob): NonNullable<CronJob['status']['active']> {
    return this.#active(cronJob).map(({ metadata: { name, namespace = '', uid = '', resourceVersion = '' } }) => ({
      kind: 'Job',
      namespace,
      name,
      uid,
      apiVersion: 'batch/v1',
      resourceVersion,
    }));
  }

  #tell(cronJob: CronJob, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#context.events.record(cronJob, { component: 'cronjob-controller' }, { type, reason, message });
  }
}

function succeeded(job: Job): boolean {
  return conditionOf(job, 'Complete')?.status === 'True';
}
