import { isDeepStrictEqual } from 'node:util';
import type { Kind } from '../kind.ts';
import { daemonSets, deployments, pods, replicaSets, services } from '../kinds.ts';
import type { KubeObject, Labels } from '../objects/meta.ts';
import type { Pod, PodSpec } from '../objects/pod.ts';
import type { Service } from '../objects/service.ts';
import type { DaemonSet, Deployment, ReplicaSet } from '../objects/workloads.ts';
import { matchesSelector } from '../selectors/labelSelector.ts';
import { invalid, type StatusCause } from '../statusError.ts';
import { nameCauses } from './names.ts';

type Workload = Deployment | ReplicaSet | DaemonSet;

const isWorkload = (kind: Kind): boolean =>
  [deployments, replicaSets, daemonSets].some((each) => each.plural === kind.plural);

/** 422 Invalid if a new or changed object breaks a rule of its kind. `before` is what an update replaces. */
export function validate(kind: Kind, object: KubeObject, before?: KubeObject): void {
  const causes = before === undefined ? [...nameCauses(kind, object.metadata.name)] : [];
  if (isWorkload(kind)) causes.push(...workloadCauses(object as Workload, before as Workload | undefined));
  if (kind === pods) causes.push(...podSpecCauses((object as Pod).spec, 'spec'));
  if (kind === services) causes.push(...serviceCauses(object as Service));
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

/** 422 Invalid if a body lacks the parts that defaulting itself relies on. */
export function validateShape(kind: Kind, object: KubeObject): void {
  const { spec } = object as { spec?: { selector?: unknown; template?: { spec?: unknown } } };
  const causes: StatusCause[] = [];
  if (kind === pods && spec === undefined) causes.push(required('spec.containers'));
  if (isWorkload(kind)) {
    if (spec?.selector === undefined) causes.push(required('spec.selector'));
    if (spec?.template?.spec === undefined) causes.push(required('spec.template.spec.containers'));
  }
  if (['statefulsets', 'jobs'].includes(kind.plural) && spec?.template?.spec === undefined)
    causes.push(required('spec.template.spec.containers'));
  if (kind === services && spec === undefined) causes.push(required('spec.ports'));
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

const required = (field: string): StatusCause => ({ reason: 'FieldValueRequired', message: 'Required value', field });
const wrong = (field: string, value: string, why: string): StatusCause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${value}: ${why}`,
  field,
});

function workloadCauses(object: Workload, before: Workload | undefined): StatusCause[] {
  const causes: StatusCause[] = [];
  const { selector, template } = object.spec;
  const labels = template.metadata?.labels ?? {};
  if ('replicas' in object.spec && object.spec.replicas < 0)
    causes.push(wrong('spec.replicas', String(object.spec.replicas), 'must be greater than or equal to 0'));
  const empty = Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
  if (empty) causes.push(wrong('spec.selector', '{}', 'empty selector is invalid for deployment'));
  else if (!matchesSelector(selector, labels))
    causes.push(wrong('spec.template.metadata.labels', goMap(labels), '`selector` does not match template `labels`'));
  if (before !== undefined && !isDeepStrictEqual(before.spec.selector, selector))
    causes.push(
      wrong('spec.selector', `{"matchLabels":${JSON.stringify(selector.matchLabels ?? {})}}`, 'field is immutable'),
    );
  causes.push(...podSpecCauses(template.spec, 'spec.template.spec'));
  if (template.spec.restartPolicy !== 'Always')
    causes.push({
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: "${template.spec.restartPolicy}": supported values: "Always"`,
      field: 'spec.template.spec.restartPolicy',
    });
  return causes;
}

function podSpecCauses(spec: PodSpec, at: string): StatusCause[] {
  if (spec.containers.length === 0) return [required(`${at}.containers`)];
  const seen = new Set<string>();
  return spec.containers.flatMap((container, index) => {
    const here = `${at}.containers[${index}]`;
    const causes: StatusCause[] = [];
    if ((container.name ?? '') === '') causes.push(required(`${here}.name`));
    else if (seen.has(container.name))
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: "${container.name}"`,
        field: `${here}.name`,
      });
    seen.add(container.name);
    if ((container.image ?? '') === '') causes.push(required(`${here}.image`));
    return causes;
  });
}

function serviceCauses(service: Service): StatusCause[] {
  const ports = service.spec.ports ?? [];
  if (ports.length === 0 && service.spec.type !== 'ExternalName' && service.spec.clusterIP !== 'None')
    return [required('spec.ports')];
  return ports.flatMap((port, index) =>
    port.port >= 1 && port.port <= 65_535
      ? []
      : [wrong(`spec.ports[${index}].port`, String(port.port), 'must be between 1 and 65535, inclusive')],
  );
}

/** A map as Go prints it, which is how the API server quotes labels. */
function goMap(labels: Labels): string {
  const entries = Object.keys(labels).toSorted();
  return `map[string]string{${entries.map((key) => `"${key}":"${labels[key]}"`).join(', ')}}`;
}
