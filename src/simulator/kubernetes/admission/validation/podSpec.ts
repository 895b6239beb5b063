import { isDeepStrictEqual } from 'node:util';
import type { Pod, PodSpec, Toleration, Volume } from '../../objects/pod.ts';
import type { StatusCause } from '../../statusError.ts';
import { duplicate, forbiddenField, invalidValue, oneOf, required } from './cause.ts';
import { containerCauses, forbiddenEphemeral } from './containers.ts';
import { labelCauses } from './metadata.ts';
import { dnsLabel, dnsSubdomain, qualifiedName } from './names.ts';

/** What is wrong with a pod's spec, or with that of a template. */
export function podSpecCauses(spec: PodSpec, field: string): readonly StatusCause[] {
  const volumes = spec.volumes ?? [];
  const names = new Set(volumes.map(({ name }) => name));
  const taken = new Set<string>();
  const containers = spec.containers ?? [];
  const { ephemeralContainers } = spec as { ephemeralContainers?: readonly unknown[] };
  return [
    ...volumeCauses(volumes, `${field}.volumes`),
    ...(containers.length === 0 ? [required(`${field}.containers`)] : []),
    ...containerCauses(containers, `${field}.containers`, names, taken),
    ...containerCauses(spec.initContainers ?? [], `${field}.initContainers`, names, taken),
    ...forbiddenEphemeral(ephemeralContainers, `${field}.ephemeralContainers`),
    ...oneOf(`${field}.restartPolicy`, spec.restartPolicy, ['Always', 'Never', 'OnFailure']),
    ...oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']),
    ...named(`${field}.serviceAccountName`, spec.serviceAccountName),
    ...named(`${field}.nodeName`, spec.nodeName),
    ...labelCauses(`${field}.nodeSelector`, spec.nodeSelector),
    ...(spec.tolerations ?? []).flatMap((each, index) => tolerationCauses(each, `${field}.tolerations[${index}]`)),
  ];
}

function named(field: string, name: string | undefined): readonly StatusCause[] {
  const wrong = name === undefined || name === '' ? undefined : dnsSubdomain(name);
  return wrong === undefined ? [] : [invalidValue(field, name, wrong)];
}

function volumeCauses(volumes: readonly Volume[], field: string): readonly StatusCause[] {
  const taken = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const at = `${field}[${index}]`;
    const { name: given, ...sources } = volume as Volume & { readonly name?: string };
    const name = given ?? '';
    const wrong = name === '' ? undefined : dnsLabel(name);
    const kinds = Object.keys(sources).filter((key) => (sources as Record<string, unknown>)[key] !== undefined);
    const causes = [
      ...(name === '' ? [required(`${at}.name`)] : []),
      ...(wrong === undefined ? [] : [invalidValue(`${at}.name`, name, wrong)]),
      ...(name !== '' && taken.has(name) ? [duplicate(`${at}.name`, name)] : []),
      ...(kinds.length === 0 ? [required(at, 'must specify a volume type')] : []),
      ...kinds.slice(1).map((kind) => forbiddenField(`${at}.${kind}`, 'may not specify more than 1 volume type')),
    ];
    taken.add(name);
    return causes;
  });
}

function tolerationCauses(
  { key = '', operator, value = '', effect }: Toleration,
  field: string,
): readonly StatusCause[] {
  const wrong = key === '' ? undefined : qualifiedName(key);
  return [
    ...(wrong === undefined ? [] : [invalidValue(`${field}.key`, key, wrong)]),
    ...(key === '' && operator !== 'Exists'
      ? [
          invalidValue(
            `${field}.operator`,
            operator ?? '',
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        ]
      : []),
    ...(operator === 'Exists' && value !== ''
      ? [invalidValue(`${field}.operator`, value, "value must be empty when `operator` is 'Exists'")]
      : []),
    ...(effect === undefined || effect === ''
      ? []
      : oneOf(`${field}.effect`, effect, ['NoExecute', 'NoSchedule', 'PreferNoSchedule'])),
  ];
}

/** What may not be changed of a pod once it is there. */
export function immutablePod(before: Pod, pod: Pod): readonly StatusCause[] {
  const fixed = ({ spec }: Pod) => {
    const {
      activeDeadlineSeconds: _deadline,
      terminationGracePeriodSeconds: _grace,
      ...rest
    } = spec as PodSpec & {
      activeDeadlineSeconds?: number;
    };
    const withoutImage = (containers: PodSpec['containers'] | undefined) =>
      containers?.map(({ image: _image, ...own }) => own);
    return {
      ...rest,
      containers: withoutImage(rest.containers),
      initContainers: withoutImage(rest.initContainers),
      tolerations: (before.spec.tolerations ?? []).every((each) =>
        (spec.tolerations ?? []).some((other) => isDeepStrictEqual(each, other)),
      ),
    };
  };
  if (isDeepStrictEqual(fixed(before), fixed(pod))) return [];
  return [
    forbiddenField(
      'spec',
      'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
    ),
  ];
}
