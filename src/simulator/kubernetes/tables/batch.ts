import { humanDuration } from '../humanDuration.ts';
import type { CronJob, Job } from '../objects/jobs.ts';
import { conditionOf } from '../objects/meta.ts';
import type { PodTemplate } from '../objects/pod.ts';
import { formatSelector } from '../selectors/labelSelector.ts';
import { age, since } from './age.ts';
import type { Columns } from './table.ts';

export const jobColumns: Columns<Job> = [
  { name: 'Status', since: 30, cell: jobStatus },
  { name: 'Completions', cell: completions },
  { name: 'Duration', cell: duration },
  age,
  { name: 'Containers', wide: true, cell: ({ spec }) => containers(spec.template) },
  { name: 'Images', wide: true, cell: ({ spec }) => images(spec.template) },
  { name: 'Selector', wide: true, cell: ({ spec }) => formatSelector(spec.selector) },
];

export const cronJobColumns: Columns<CronJob> = [
  { name: 'Schedule', cell: ({ spec }) => spec.schedule },
  { name: 'Timezone', since: 30, cell: ({ spec }) => spec.timeZone ?? '<none>' },
  { name: 'Suspend', type: 'boolean', cell: ({ spec }) => (spec.suspend === true ? 'True' : 'False') },
  { name: 'Active', type: 'integer', cell: ({ status }) => status?.active?.length ?? 0 },
  {
    name: 'Last Schedule',
    cell: ({ status }, now) =>
      status?.lastScheduleTime === undefined ? '<none>' : since(status.lastScheduleTime, now),
  },
  age,
  { name: 'Containers', wide: true, cell: ({ spec }) => containers(spec.jobTemplate.spec.template) },
  { name: 'Images', wide: true, cell: ({ spec }) => images(spec.jobTemplate.spec.template) },
  { name: 'Selector', wide: true, cell: ({ spec }) => formatSelector(spec.jobTemplate.spec.selector) },
];

const containers = (template: PodTemplate): string => template.spec.containers.map((each) => each.name).join(',');
const images = (template: PodTemplate): string => template.spec.containers.map((each) => each.image).join(',');

function jobStatus(job: Job): string {
  for (const [type, text] of [
    ['Complete', 'Complete'],
    ['Failed', 'Failed'],
  ] as const)
    if (conditionOf(job, type)?.status === 'True') return text;
  if (job.metadata.deletionTimestamp !== undefined) return 'Terminating';
  for (const [type, text] of [
    ['Suspended', 'Suspended'],
    ['FailureTarget', 'FailureTarget'],
    ['SuccessCriteriaMet', 'SuccessCriteriaMet'],
  ] as const)
    if (conditionOf(job, type)?.status === 'True') return text;
  return 'Running';
}

function completions({ spec, status }: Job): string {
  const done = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${done}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${done}/1 of ${parallelism}` : `${done}/1`;
}

function duration(job: Job, now: number): string {
  const { startTime, completionTime } = job.status ?? {};
  if (startTime === undefined) return '';
  const failed = conditionOf(job, 'Failed');
  const end = completionTime ?? (failed?.status === 'True' ? failed.lastTransitionTime : undefined);
  return humanDuration((end === undefined ? now : Date.parse(end)) - Date.parse(startTime));
}
