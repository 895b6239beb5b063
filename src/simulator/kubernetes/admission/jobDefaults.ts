import type { CronJob, Job, JobSpec } from '../objects/jobs.ts';
import { defaultTemplate } from './podDefaults.ts';

/** A Job with its counts, and the selector that ties its pods to it and to no other Job of the same name. */
export function defaultJob(job: Job): Job {
  const spec = defaultJobSpec(job.spec);
  const { uid = '', name, labels } = job.metadata;
  if (spec.manualSelector === true || spec.selector !== undefined) return { ...job, spec };
  const own = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const { template } = spec;
  return {
    ...job,
    metadata: { ...job.metadata, labels: labels ?? template.metadata?.labels ?? own },
    spec: {
      ...spec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...own } } },
    },
  };
}

export function defaultCronJob(cronJob: CronJob): CronJob {
  const { spec } = cronJob;
  const { template } = spec.jobTemplate.spec;
  return {
    ...cronJob,
    spec: {
      ...spec,
      concurrencyPolicy: spec.concurrencyPolicy ?? 'Allow',
      suspend: spec.suspend ?? false,
      successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
      jobTemplate: {
        ...spec.jobTemplate,
        spec: { ...spec.jobTemplate.spec, template: defaultTemplate(template) },
      },
    },
  };
}

/** With neither count given a Job is one pod; with only a parallelism it is a work queue. */
function defaultJobSpec(spec: JobSpec): JobSpec {
  const single = spec.completions === undefined && spec.parallelism === undefined;
  return {
    ...spec,
    parallelism: spec.parallelism ?? 1,
    ...(single ? { completions: 1 } : {}),
    backoffLimit: spec.backoffLimit ?? 6,
    completionMode: spec.completionMode ?? 'NonIndexed',
    suspend: spec.suspend ?? false,
    template: defaultTemplate(spec.template),
  };
}
