import { isDeepStrictEqual } from 'node:util';
import type { LabelSelector } from '../../objects/meta.ts';
import type { DaemonSet, Deployment, IntOrPercent, ReplicaSet, StatefulSet } from '../../objects/workloads.ts';
import { matchesSelector } from '../../selectors/labelSelector.ts';
import type { StatusCause } from '../../statusError.ts';
import { forbiddenField, goMap, invalidValue, notNegative, oneOf, required } from './cause.ts';
import { labelCauses } from './metadata.ts';
import { podSpecCauses } from './podSpec.ts';

type Workload = Deployment | ReplicaSet | DaemonSet | StatefulSet;

/** What is wrong with an object that keeps pods of a template running. `before` is what an update replaces. */
export function workloadCauses(object: Workload, before: Workload | undefined): readonly StatusCause[] {
  const { spec } = object;
  const numbers = spec as { replicas?: number; minReadySeconds?: number; revisionHistoryLimit?: number };
  return [
    ...notNegative('spec.replicas', numbers.replicas),
    ...notNegative('spec.minReadySeconds', numbers.minReadySeconds),
    ...notNegative('spec.revisionHistoryLimit', numbers.revisionHistoryLimit),
    ...selectorCauses(object, before?.spec.selector),
    ...labelCauses('spec.template.metadata.labels', spec.template.metadata?.labels),
    ...podSpecCauses(spec.template.spec, 'spec.template.spec'),
    ...(spec.template.spec.restartPolicy === 'Always'
      ? []
      : oneOf('spec.template.spec.restartPolicy', spec.template.spec.restartPolicy, ['Always'])),
  ];
}

function selectorCauses(object: Workload, before: LabelSelector | undefined): readonly StatusCause[] {
  const { selector, template } = object.spec as { selector?: LabelSelector; template: Workload['spec']['template'] };
  if (selector === undefined) return [required('spec.selector')];
  const empty = Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
  const kind = (object.kind ?? '').toLowerCase();
  const labels = template.metadata?.labels ?? {};
  return [
    ...labelCauses('spec.selector.matchLabels', selector.matchLabels),
    ...(selector.matchExpressions ?? []).flatMap(({ operator, values }, index) => {
      const at = `spec.selector.matchExpressions[${index}]`;
      const listed = (values ?? []).length > 0;
      if (operator === 'In' || operator === 'NotIn')
        return listed ? [] : [required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
      if (operator === 'Exists' || operator === 'DoesNotExist')
        return listed
          ? [forbiddenField(`${at}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
          : [];
      return [invalidValue(`${at}.operator`, operator, 'not a valid selector operator')];
    }),
    ...(empty ? [invalidValue('spec.selector', {}, `empty selector is invalid for ${kind}`)] : []),
    ...(empty || matchesSelector(selector, labels)
      ? []
      : [
          {
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${goMap(labels)}: \`selector\` does not match template \`labels\``,
            field: 'spec.template.metadata.labels',
          },
        ]),
    ...(before === undefined || isDeepStrictEqual(before, selector)
      ? []
      : [invalidValue('spec.selector', selector, 'field is immutable')]),
  ];
}

export function deploymentCauses({ spec }: Deployment): readonly StatusCause[] {
  const { type, rollingUpdate } = spec.strategy;
  const ready = (spec as { minReadySeconds?: number }).minReadySeconds ?? 0;
  return [
    ...oneOf('spec.strategy.type', type, ['Recreate', 'RollingUpdate']),
    ...(type === 'Recreate' && rollingUpdate !== undefined
      ? [forbiddenField('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'")]
      : rollingCauses(rollingUpdate, 'spec.strategy.rollingUpdate')),
    ...(spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds <= ready
      ? [
          invalidValue(
            'spec.progressDeadlineSeconds',
            spec.progressDeadlineSeconds,
            'must be greater than minReadySeconds',
          ),
        ]
      : []),
  ];
}

function rollingCauses(
  rolling: { readonly maxUnavailable?: IntOrPercent; readonly maxSurge?: IntOrPercent } | undefined,
  field: string,
): readonly StatusCause[] {
  if (rolling === undefined) return [];
  const { maxUnavailable = 0, maxSurge = 0 } = rolling;
  return [
    ...shareCauses(`${field}.maxUnavailable`, maxUnavailable, true),
    ...shareCauses(`${field}.maxSurge`, maxSurge, false),
    ...(isNone(maxUnavailable) && isNone(maxSurge)
      ? [invalidValue(`${field}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')]
      : []),
  ];
}

const isNone = (value: IntOrPercent): boolean => value === 0 || value === '0%';

function shareCauses(field: string, value: IntOrPercent, limited: boolean): readonly StatusCause[] {
  if (typeof value === 'number') return notNegative(field, value);
  if (!/^\d+%$/.test(value))
    return [
      invalidValue(
        field,
        value,
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ),
    ];
  return limited && Number.parseInt(value, 10) > 100
    ? [invalidValue(field, value, 'must not be greater than 100%')]
    : [];
}

/** What may not be changed of a StatefulSet. */
export function immutableStatefulSet(before: StatefulSet, { spec }: StatefulSet): readonly StatusCause[] {
  const free = [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ];
  const fixed = (of: object) => Object.fromEntries(Object.entries(of).filter(([name]) => !free.includes(name)));
  if (isDeepStrictEqual(fixed(before.spec), fixed(spec))) return [];
  const [last, ...others] = free.toReversed();
  const names = others.toReversed().map((name) => `'${name}'`);
  return [
    forbiddenField(
      'spec',
      `updates to statefulset spec for fields other than ${names.join(', ')} and '${last}' are forbidden`,
    ),
  ];
}
