import { isDeepStrictEqual } from 'node:util';
import type { CronJob, Job } from '../../objects/jobs.ts';
import type { StatusCause } from '../../statusError.ts';
import { invalidValue, notNegative, oneOf, required } from './cause.ts';
import { podSpecCauses } from './podSpec.ts';

const policies = ['Never', 'OnFailure'];

/** What is wrong with a Job. `before` is what an update replaces. */
export function jobCauses({ spec }: Job, before: Job | undefined): readonly StatusCause[] {
  return [...jobSpecCauses(spec, 'spec'), ...(before === undefined ? [] : immutable(before, spec))];
}

function jobSpecCauses(spec: Job['spec'], field: string): readonly StatusCause[] {
  const { restartPolicy } = spec.template.spec;
  const at = `${field}.template.spec.restartPolicy`;
  return [
    ...notNegative(`${field}.parallelism`, spec.parallelism),
    ...notNegative(`${field}.completions`, spec.completions),
    ...notNegative(`${field}.backoffLimit`, spec.backoffLimit),
    ...notNegative(`${field}.activeDeadlineSeconds`, spec.activeDeadlineSeconds),
    ...notNegative(`${field}.ttlSecondsAfterFinished`, spec.ttlSecondsAfterFinished),
    ...podSpecCauses(spec.template.spec, `${field}.template.spec`),
    ...(restartPolicy === 'Always'
      ? [required(at, 'valid values: "OnFailure", "Never"')]
      : oneOf(at, restartPolicy, policies)),
  ];
}

function immutable(before: Job, spec: Job['spec']): readonly StatusCause[] {
  const same = (name: 'selector' | 'template' | 'completionMode' | 'completions'): boolean =>
    isDeepStrictEqual(before.spec[name], spec[name]);
  return (['completions', 'selector', 'template', 'completionMode'] as const)
    .filter((name) => !same(name))
    .map((name) => invalidValue(`spec.${name}`, spec[name], 'field is immutable'));
}

/** What is wrong with a CronJob. */
export function cronJobCauses({ spec, metadata }: CronJob): readonly StatusCause[] {
  return [
    ...(metadata.name.length > 52
      ? [invalidValue('metadata.name', metadata.name, 'must be no more than 52 characters')]
      : []),
    ...scheduleCauses(spec.schedule ?? ''),
    ...oneOf('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']),
    ...notNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds),
    ...notNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit),
    ...notNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit),
    ...jobSpecCauses(spec.jobTemplate.spec, 'spec.jobTemplate.spec'),
  ];
}

const words = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$|^@every \S+$/;
const part = /^(\*|\?|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(\/\d+)?$/;

function scheduleCauses(schedule: string): readonly StatusCause[] {
  const field = 'spec.schedule';
  if (schedule === '') return [required(field)];
  if (words.test(schedule)) return [];
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5)
    return [invalidValue(field, schedule, `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`)];
  const wrong = fields.find((each) => !each.split(',').every((term) => part.test(term)));
  return wrong === undefined
    ? []
    : [
        invalidValue(
          field,
          schedule,
          `failed to parse int from ${wrong}: strconv.Atoi: parsing "${wrong}": invalid syntax`,
        ),
      ];
}
