import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import type { ApiResource } from '../discovery/apiResource.ts';

/** A schema of OpenAPI v3, as far as `explain` reads it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly 'x-kubernetes-group-version-kind'?: readonly {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  }[];
}

/** The schemas of one group and version. */
export class Schemas {
  readonly #schemas: Readonly<Record<string, Schema>>;

  private constructor(schemas: Readonly<Record<string, Schema>>) {
    this.#schemas = schemas;
  }

  /** Those that the server publishes for a kind's group and version; undefined if it publishes none. */
  static async fetch(api: KubernetesApi, { group, version }: ApiResource): Promise<Schemas | undefined> {
    const { paths } = (await api.request('GET', '/openapi/v3')) as {
      readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>;
    };
    const place = paths[group === '' ? `api/${version}` : `apis/${group}/${version}`];
    if (place === undefined) return undefined;
    const document = (await api.request('GET', place.serverRelativeURL)) as {
      readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
    };
    return new Schemas(document.components?.schemas ?? {});
  }

  /** The schema of a kind. */
  ofKind({ group, version, kind }: ApiResource): Schema | undefined {
    return Object.values(this.#schemas).find((schema) =>
      schema['x-kubernetes-group-version-kind']?.some(
        (each) => each.group === group && each.version === version && each.kind === kind,
      ),
    );
  }

  /** What a schema refers to, with a description of its own before the other's. */
  resolve(schema: Schema): Schema {
    const reference = referenceOf(schema);
    const target = reference === undefined ? undefined : this.#schemas[reference];
    if (target === undefined) return schema;
    const description = schema.description ?? target.description;
    return { ...this.resolve(target), ...(description === undefined ? {} : { description }) };
  }

  /** The schema in which the fields of a field are: that of its items, or of its values. */
  inside(schema: Schema): Schema {
    const whole = this.resolve(schema);
    if (whole.items !== undefined) return this.inside(whole.items);
    if (typeof whole.additionalProperties === 'object' && whole.properties === undefined)
      return this.inside(whole.additionalProperties);
    return whole;
  }

  /** The type as `explain` names it: `<[]Container>`, `<map[string]string>`. */
  typeName(schema: Schema): string {
    const reference = referenceOf(schema);
    if (reference !== undefined) {
      // A name for nothing but text or a number is not worth a word of its own.
      const { type } = this.#schemas[reference] ?? {};
      return type === undefined || type === 'object' ? (reference.split('.').at(-1) ?? reference) : type;
    }
    if (schema.items !== undefined) return `[]${this.typeName(schema.items)}`;
    if (typeof schema.additionalProperties === 'object')
      return `map[string]${this.typeName(schema.additionalProperties)}`;
    if (schema.type === undefined || schema.type === 'object') return 'Object';
    return schema.type;
  }
}

function referenceOf({ $ref, allOf }: Schema): string | undefined {
  const reference = $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined);
  return reference?.split('/').at(-1);
}
