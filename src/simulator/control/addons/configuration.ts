import { parse } from 'yaml';
import { isRecord } from '../../kubernetes/patches/record.ts';
import type { Addon } from '../../world/eks/records.ts';

export type Values = Readonly<Record<string, unknown>>;

/** An add-on's configuration values, given as JSON or YAML; EKS has held them against the add-on's schema. */
export function configurationOf(addon: Addon): Values {
  const values: unknown = parse(addon.configurationValues ?? '');
  return isRecord(values) ? values : {};
}

/** The member at a path; one of the wrong kind counts as empty. */
export function valuesAt(values: Values, ...path: readonly string[]): Values {
  let at: unknown = values;
  for (const name of path) at = isRecord(at) ? at[name] : undefined;
  return isRecord(at) ? at : {};
}

/** Members as text, as variables, labels and annotations want them. */
export function textsOf(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** A scalar member as text; `absent` if there is none. */
export function textAt(values: Values, name: string, absent: string): string {
  const value = values[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : absent;
}

interface PodTemplate {
  readonly metadata: { readonly labels: object; readonly annotations?: object };
  readonly spec: { readonly containers: readonly { readonly name: string; readonly resources?: object }[] };
}

/** A template with what the values say of pods: labels, annotations and placement, and the resources of the first container. */
export function withPodValues<T extends PodTemplate>(template: T, values: Values): T {
  const annotations = { ...template.metadata.annotations, ...textsOf(valuesAt(values, 'podAnnotations')) };
  const placement = ['affinity', 'nodeSelector', 'tolerations', 'topologySpreadConstraints']
    .filter((name) => (values[name] ?? undefined) !== undefined)
    .map((name) => [name, values[name]]);
  const [first, ...others] = template.spec.containers;
  const resources = { ...first?.resources, ...valuesAt(values, 'resources') };
  return {
    ...template,
    metadata: {
      ...template.metadata,
      labels: { ...template.metadata.labels, ...textsOf(valuesAt(values, 'podLabels')) },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: { ...template.spec, ...Object.fromEntries(placement), containers: [{ ...first, resources }, ...others] },
  };
}
