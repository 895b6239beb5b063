import { isDeepStrictEqual } from 'node:util';
import type { KubeObject, LabelSelector } from '../../objects/meta.ts';
import type { KubeNode } from '../../objects/node.ts';
import type { PodDisruptionBudget, PriorityClass } from '../../objects/policy.ts';
import type { Role, RoleBinding } from '../../objects/rbac.ts';
import type { PersistentVolumeClaim } from '../../objects/storage.ts';
import type { StatusCause } from '../../statusError.ts';
import { duplicate, forbiddenField, invalidValue, oneOf, required, tooLong } from './cause.ts';
import { configKey, qualifiedName } from './names.ts';

type Data = Readonly<Record<string, string>>;

/** A ConfigMap or a Secret. */
export interface DataObject extends KubeObject {
  readonly data?: Data;
  readonly binaryData?: Data;
  readonly immutable?: boolean;
  readonly type?: string;
}

const dataLimit = 1024 * 1024;

export function dataCauses(object: DataObject, before: DataObject | undefined): readonly StatusCause[] {
  const parts = { data: object.data ?? {}, binaryData: object.binaryData ?? {} };
  const causes = Object.entries(parts).flatMap(([field, data]) =>
    Object.keys(data).flatMap((key) => {
      const wrong = configKey(key);
      return wrong === undefined ? [] : [invalidValue(`${field}[${key}]`, key, wrong)];
    }),
  );
  const size = Object.values({ ...parts.data, ...parts.binaryData }).reduce((sum, text) => sum + text.length, 0);
  return [
    ...causes,
    ...(size > dataLimit ? [tooLong('', `may not be more than ${dataLimit} bytes`)] : []),
    ...(before === undefined ? [] : immutableData(before, object)),
  ];
}

function immutableData(before: DataObject, object: DataObject): readonly StatusCause[] {
  if ((before.type ?? '') !== (object.type ?? '')) return [invalidValue('type', object.type, 'field is immutable')];
  if (before.immutable !== true) return [];
  const same = isDeepStrictEqual(before.data, object.data) && object.immutable === true;
  return same ? [] : [forbiddenField('data', 'field is immutable when `immutable` is set')];
}

export function roleCauses(role: Role): readonly StatusCause[] {
  return (role.rules ?? []).flatMap((rule, index) => {
    const at = `rules[${index}]`;
    if ((rule.verbs ?? []).length === 0) return [required(`${at}.verbs`, 'verbs must contain at least one value')];
    if ((rule.nonResourceURLs ?? []).length > 0) {
      return (rule.resources ?? []).length > 0
        ? [
            invalidValue(
              `${at}.nonResourceURLs`,
              rule.nonResourceURLs,
              'rules cannot apply to both regular resources and non-resource URLs',
            ),
          ]
        : [];
    }
    return [
      ...((rule.apiGroups ?? []).length === 0
        ? [required(`${at}.apiGroups`, 'resource rules must supply at least one api group')]
        : []),
      ...((rule.resources ?? []).length === 0
        ? [required(`${at}.resources`, 'resource rules must supply at least one resource')]
        : []),
    ];
  });
}

export function roleBindingCauses(binding: RoleBinding, before: RoleBinding | undefined): readonly StatusCause[] {
  const { roleRef, subjects = [] } = binding;
  if (before !== undefined && !isDeepStrictEqual(before.roleRef, roleRef))
    return [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: rbac.RoleRef{APIGroup:"${roleRef.apiGroup}", Kind:"${roleRef.kind}", Name:"${roleRef.name}"}: cannot change roleRef`,
        field: 'roleRef',
      },
    ];
  const kinds = binding.metadata.namespace === undefined ? ['ClusterRole'] : ['ClusterRole', 'Role'];
  return [
    ...oneOf('roleRef.kind', roleRef.kind, kinds),
    ...((roleRef.name ?? '') === '' ? [required('roleRef.name')] : []),
    ...subjects.flatMap((subject, index) => {
      const at = `subjects[${index}]`;
      return [
        ...((subject.name ?? '') === '' ? [required(`${at}.name`)] : []),
        ...oneOf(`${at}.kind`, subject.kind, ['Group', 'ServiceAccount', 'User']),
        ...(subject.kind === 'ServiceAccount' && (subject.namespace ?? '') === '' ? [required(`${at}.namespace`)] : []),
      ];
    }),
  ];
}

export function claimCauses(
  { spec }: PersistentVolumeClaim,
  before: PersistentVolumeClaim | undefined,
): readonly StatusCause[] {
  const fixed = (of: PersistentVolumeClaim['spec']) => {
    const { resources: _resources, volumeName: _volume, storageClassName: _class, ...rest } = of;
    return rest;
  };
  if (before !== undefined && !isDeepStrictEqual(fixed(before.spec), fixed(spec)))
    return [
      forbiddenField(
        'spec',
        'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
      ),
    ];
  return [
    ...((spec.accessModes ?? []).length === 0
      ? [required('spec.accessModes', 'at least 1 access mode is required')]
      : []),
    ...(spec.resources?.requests?.['storage'] === undefined ? [required('spec.resources[storage]')] : []),
  ];
}

export function budgetCauses({ spec }: PodDisruptionBudget): readonly StatusCause[] {
  const { minAvailable, maxUnavailable } = spec ?? {};
  if (minAvailable === undefined || maxUnavailable === undefined) return [];
  return [invalidValue('spec', spec, 'minAvailable and maxUnavailable cannot be both set')];
}

const highestUserPriority = 1_000_000_000;

export function priorityCauses(object: PriorityClass, before: PriorityClass | undefined): readonly StatusCause[] {
  const own = object.metadata.name.startsWith('system-');
  return [
    ...(!own && object.value > highestUserPriority
      ? [forbiddenField('value', `maximum allowed value of a user defined priority is ${highestUserPriority}`)]
      : []),
    ...(before !== undefined && before.value !== object.value
      ? [forbiddenField('value', 'may not be changed in an update.')]
      : []),
  ];
}

interface Autoscaler extends KubeObject {
  readonly spec: {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
  };
}

export function autoscalerCauses(object: KubeObject): readonly StatusCause[] {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef } = (object as Autoscaler).spec;
  return [
    ...(minReplicas < 1 ? [invalidValue('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...((scaleTargetRef?.kind ?? '') === '' ? [required('spec.scaleTargetRef.kind')] : []),
    ...((scaleTargetRef?.name ?? '') === '' ? [required('spec.scaleTargetRef.name')] : []),
  ];
}

interface Ingress extends KubeObject {
  readonly spec: {
    readonly defaultBackend?: unknown;
    readonly rules?: readonly {
      readonly http?: { readonly paths?: readonly { readonly path?: string; readonly pathType?: string }[] };
    }[];
  };
}

export function ingressCauses(object: KubeObject): readonly StatusCause[] {
  const { rules = [], defaultBackend } = (object as Ingress).spec;
  if (rules.length === 0 && defaultBackend === undefined)
    return [invalidValue('spec', {}, 'either `defaultBackend` or `rules` must be specified')];
  return rules.flatMap(({ http }, rule) =>
    (http?.paths ?? []).flatMap(({ path = '', pathType = '' }, index) => {
      const at = `spec.rules[${rule}].http.paths[${index}]`;
      return [
        ...(pathType === ''
          ? [required(`${at}.pathType`, 'pathType must be specified')]
          : oneOf(`${at}.pathType`, pathType, ['Exact', 'ImplementationSpecific', 'Prefix'])),
        ...(path !== '' && !path.startsWith('/') ? [invalidValue(`${at}.path`, path, 'must be an absolute path')] : []),
      ];
    }),
  );
}

export function nodeCauses({ spec }: KubeNode): readonly StatusCause[] {
  const taken = new Set<string>();
  return (spec?.taints ?? []).flatMap(({ key, effect }, index) => {
    const at = `metadata.taints[${index}]`;
    const wrong = qualifiedName(key ?? '');
    const place = `${key}:${effect}`;
    const causes = [
      ...(wrong === undefined ? [] : [invalidValue(`${at}.key`, key, wrong)]),
      ...oneOf(`${at}.effect`, effect, ['NoExecute', 'NoSchedule', 'PreferNoSchedule']),
      ...(taken.has(place) ? [duplicate(at, { key, effect })] : []),
    ];
    taken.add(place);
    return causes;
  });
}

/** Policies and budgets select by a selector that has to be one. */
export function selectorShape(selector: LabelSelector | undefined, field: string): readonly StatusCause[] {
  return (selector?.matchExpressions ?? []).flatMap(({ operator }, index) =>
    ['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator)
      ? []
      : [invalidValue(`${field}.matchExpressions[${index}].operator`, operator, 'not a valid selector operator')],
  );
}
