import type { SchemaRef } from '@smithy/types';

/** A part of an API's model as `models/*.json` has it; scripts/awsModels.mjs writes these. */
export interface ApiModel {
  readonly protocol: string;
  readonly version: string;
  readonly endpointPrefix: string;
  /** The one endpoint of a service that has no regions. */
  readonly globalEndpoint?: string;
  readonly signingName: string;
  readonly serviceId: string;
  readonly xmlNamespace?: unknown;
  /** What the header of a JSON request names before the operation. */
  readonly target?: string;
  /** Input, output (0 for none), and how the answer comes in pages. */
  readonly operations: Readonly<Record<string, readonly unknown[]>>;
  readonly shapes: Readonly<Record<string, ApiShape>>;
}

/** A list of `l`, its elements called `e`; a map of `v`; a structure of the members `m`, `r` of them required. */
export interface ApiShape {
  readonly l?: string;
  readonly e?: string;
  readonly v?: string;
  readonly m?: Readonly<Record<string, unknown>>;
  readonly r?: readonly string[];
}

/** Numbers of simple types in the SDK's schemas. */
const simple: Readonly<Record<string, SchemaRef>> = {
  string: 0,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  boolean: 2,
  timestamp: 4,
  blob: 21,
};

/** The SDK's schemas of an API model, each made when it is first asked for. */
export class ApiSchemas {
  readonly #model: ApiModel;
  readonly #namespace: string;
  readonly #made = new Map<string, SchemaRef>();

  constructor(model: ApiModel) {
    this.#model = model;
    this.#namespace = `com.amazonaws.${model.endpointPrefix}`;
  }

  /** The schema of an operation, `[9, namespace, name, traits, input, output]`. */
  operation(name: string): SchemaRef {
    const [input, output] = this.#model.operations[name] ?? [];
    return [9, this.#namespace, name, 0, () => this.shape(input), () => this.shape(output)] as unknown as SchemaRef;
  }

  /** The schema of a shape by its name; of nothing if there is no such. */
  shape(name: unknown): SchemaRef {
    if (typeof name !== 'string') return 'unit';
    const known = simple[name] ?? this.#made.get(name);
    if (known !== undefined) return known;
    const schema = this.#make(name, this.#model.shapes[name] ?? {});
    this.#made.set(name, schema);
    return schema;
  }

  #make(
    name: string,
    { l: element, e: elementName, v: value, m: members = {}, r: required = [] }: ApiShape,
  ): SchemaRef {
    const head = [this.#namespace, name] as const;
    if (name === 'policy') return [0, head[0], 'policyDocumentType', 0, 0] as unknown as SchemaRef;
    if (element !== undefined) {
      const schema = () => this.shape(element);
      return [
        1,
        ...head,
        0,
        elementName === undefined ? schema : [schema, { xmlName: elementName }],
      ] as unknown as SchemaRef;
    }
    if (value !== undefined) return [2, ...head, 0, 0, () => this.shape(value)] as unknown as SchemaRef;
    // The SDK counts required members, which must come first.
    const names = Object.keys(members).toSorted((a, b) => Number(required.includes(b)) - Number(required.includes(a)));
    return [
      3,
      ...head,
      0,
      names,
      names.map((each) => this.#member(members[each])),
      required.length,
    ] as unknown as SchemaRef;
  }

  #member(member: unknown): SchemaRef {
    if (!Array.isArray(member)) return () => this.shape(member) as never;
    const [type, { locationName, token }] = member as [string, { locationName?: string; token?: number }];
    const traits = {
      ...(locationName !== undefined && { xmlName: locationName, jsonName: locationName }),
      ...(token !== undefined && { idempotencyToken: 1 }),
    };
    return [() => this.shape(type), traits] as unknown as SchemaRef;
  }
}
