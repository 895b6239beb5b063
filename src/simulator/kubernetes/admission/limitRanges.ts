import { limitRanges, pods } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { KubeObject, Labels } from '../objects/meta.ts';
import type { Container, Pod } from '../objects/pod.ts';
import { StatusError } from '../statusError.ts';
import { qosClass } from './podDefaults.ts';
import { parseQuantity } from '../../../base/quantity.ts';

interface LimitRangeItem {
  readonly type: string;
  readonly default?: Labels;
  readonly defaultRequest?: Labels;
  readonly max?: Labels;
  readonly min?: Labels;
}

interface LimitRange extends KubeObject {
  readonly spec?: { readonly limits?: readonly LimitRangeItem[] };
}

/** A pod whose containers have the limits that its namespace gives those without; 403 for one that is out of bounds. */
export function withLimits(api: KubeApi, pod: Pod, refuse: boolean): Pod {
  const items = api.store
    .list(limitRanges, pod.metadata.namespace ?? '')
    .flatMap((range) => (range as LimitRange).spec?.limits ?? [])
    .filter(({ type }) => type === 'Container');
  if (items.length === 0) return pod;
  const limited = (container: Container): Container => items.reduce(filled, container);
  const spec = {
    ...pod.spec,
    containers: pod.spec.containers.map(limited),
    ...(pod.spec.initContainers === undefined ? {} : { initContainers: pod.spec.initContainers.map(limited) }),
  };
  if (refuse) for (const item of items) for (const container of spec.containers) check(item, container, pod);
  return { ...pod, spec, status: { ...pod.status, qosClass: qosClass(spec) } };
}

function filled(container: Container, item: LimitRangeItem): Container {
  const limits = { ...item.default, ...container.resources?.limits };
  // What has a limit of its own and no request asks for that limit.
  const requests = {
    ...limits,
    ...item.defaultRequest,
    ...container.resources?.limits,
    ...container.resources?.requests,
  };
  if (Object.keys(requests).length === 0) return container;
  return {
    ...container,
    resources: { ...container.resources, ...(Object.keys(limits).length === 0 ? {} : { limits }), requests },
  };
}

function check({ min = {}, max = {} }: LimitRangeItem, { resources = {} }: Container, pod: Pod): void {
  const { requests = {}, limits = {} } = resources;
  for (const [name, least] of Object.entries(min)) {
    const asked = requests[name];
    if (asked === undefined) refuse(pod, `minimum ${name} usage per Container is ${least}.  No request is specified`);
    else if (parseQuantity(asked) < parseQuantity(least))
      refuse(pod, `minimum ${name} usage per Container is ${least}, but request is ${asked}`);
  }
  for (const [name, most] of Object.entries(max)) {
    const limit = limits[name];
    if (limit === undefined) refuse(pod, `maximum ${name} usage per Container is ${most}.  No limit is specified`);
    else if (parseQuantity(limit) > parseQuantity(most))
      refuse(pod, `maximum ${name} usage per Container is ${most}, but limit is ${limit}`);
  }
}

function refuse({ metadata: { name } }: Pod, why: string): never {
  throw new StatusError(403, 'Forbidden', `pods "${name}" is forbidden: ${why}`, { name, kind: pods.plural });
}
