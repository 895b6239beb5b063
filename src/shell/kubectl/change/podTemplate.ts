import { ToolError } from '../../tool.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly [field: string]: unknown;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly [field: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** The object with another pod spec, wherever its kind keeps it. Throws for kinds that have none. */
export function withPodSpec(
  object: KubernetesObject,
  resource: { readonly name: string; readonly version: string },
  change: (spec: PodSpec) => PodSpec,
): KubernetesObject {
  const path = placeOf(object);
  if (path === undefined)
    throw new ToolError(
      `error: ${resource.name}/${object.metadata?.name ?? ''} the object is not a pod or does not have a pod template: *${resource.version}.${object.kind ?? ''}`,
    );
  return changedAt(object, path, (spec) => change(spec as unknown as PodSpec));
}

/** Where an object keeps a pod spec; undefined where it has none. */
function placeOf({ kind, spec }: KubernetesObject): readonly string[] | undefined {
  if (kind === 'Pod') return ['spec'];
  if (kind === 'CronJob') return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
  const hasTemplate = typeof spec === 'object' && spec !== null && 'template' in spec;
  return hasTemplate ? ['spec', 'template', 'spec'] : undefined;
}

function changedAt(
  object: Fields,
  [field = '', ...rest]: readonly string[],
  change: (value: Fields) => object,
): Fields {
  const value = (object[field] ?? {}) as Fields;
  return { ...object, [field]: rest.length === 0 ? change(value) : changedAt(value, rest, change) };
}

/** The pod spec with some of its containers changed, those that only prepare the pod among them. */
export function withContainers(
  spec: PodSpec,
  isMeant: (container: Container) => boolean,
  change: (container: Container) => Container,
): PodSpec {
  const each = (containers: readonly Container[]) =>
    containers.map((container) => (isMeant(container) ? change(container) : container));
  return {
    ...spec,
    containers: each(spec.containers),
    ...(spec.initContainers === undefined ? {} : { initContainers: each(spec.initContainers) }),
  };
}

/** Whether a container's name is what a pattern with `*` says. */
export function matchesName(pattern: string, { name }: Container): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
