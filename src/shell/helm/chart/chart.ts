/** An object of Kubernetes as a chart writes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** Settings of a chart: a tree of maps, lists and plain values. */
export type Values = { readonly [key: string]: Value };
export type Value = string | number | boolean | null | readonly Value[] | Values;

export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** A chart that can be installed. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly values: Values;
  /** The objects of a release, in the order of their templates. */
  render(release: ReleaseName, values: Values): readonly Manifest[];
  /** What an installation tells in the end. */
  notes(release: ReleaseName, values: Values): string;
}

/** The value at a path such as `image.tag`; undefined where there is none. */
export function valueAt(values: Values, path: string): Value | undefined {
  let found: Value | undefined = values;
  for (const key of path.split('.')) found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

export function isMap(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
