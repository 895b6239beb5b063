import { isJsonObject, type JsonObject } from './jsonObject.ts';

/** How the field of an object is patched. */
export interface PatchField {
  readonly strategies: readonly string[];
  /** The field that tells apart the items of a list that is merged; undefined where the items are plain values. */
  readonly mergeKey: string | undefined;
  /** How the field's own fields are patched; for a list, those of its items. */
  readonly inside: PatchSchema;
}

/** How the fields of a kind of object are patched. A field that is not known is replaced if it is a list. */
export type PatchSchema = (field: string) => PatchField;

/** A document of OpenAPI v3, as an API server serves for each group and version. */
export interface OpenApiDocument {
  readonly paths?: Readonly<Record<string, JsonObject>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonObject>> };
}

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const strategicMerge = 'application/strategic-merge-patch+json';
const nothingKnown: PatchSchema = () => ({ strategies: [], mergeKey: undefined, inside: nothingKnown });

/** How objects of a kind are patched; undefined where the server takes no strategic merge patch of them. */
export function patchSchemaOf(document: OpenApiDocument, kind: Kind): PatchSchema | undefined {
  if (!takesStrategicMerge(document, kind)) return undefined;
  const schemas = document.components?.schemas ?? {};
  const schema = Object.values(schemas).find((each) => kindsOf(each).some((known) => isSame(known, kind)));
  return schema === undefined ? nothingKnown : fieldsOf(schemas, schema);
}

function takesStrategicMerge({ paths = {} }: OpenApiDocument, kind: Kind): boolean {
  return Object.values(paths).some(({ patch }) => {
    if (!isJsonObject(patch) || !kindsOf(patch).some((known) => isSame(known, kind))) return false;
    const body = patch['requestBody'];
    const content = isJsonObject(body) ? body['content'] : undefined;
    return isJsonObject(content) && Object.hasOwn(content, strategicMerge);
  });
}

function kindsOf(schema: JsonObject): readonly Kind[] {
  const kinds = schema['x-kubernetes-group-version-kind'];
  return (Array.isArray(kinds) ? kinds : [kinds]).filter((kind) => isJsonObject(kind)) as unknown as readonly Kind[];
}

function isSame(one: Kind, other: Kind): boolean {
  return one.group === other.group && one.version === other.version && one.kind === other.kind;
}

function fieldsOf(schemas: Readonly<Record<string, JsonObject>>, schema: JsonObject): PatchSchema {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  return (field) => {
    const found = properties[field] ?? schema['additionalProperties'];
    if (!isJsonObject(found)) return nothingKnown(field);
    const strategy = found['x-kubernetes-patch-strategy'];
    const mergeKey = found['x-kubernetes-patch-merge-key'];
    return {
      strategies: typeof strategy === 'string' ? strategy.split(',') : [],
      mergeKey: typeof mergeKey === 'string' ? mergeKey : undefined,
      inside: fieldsOf(schemas, referred(schemas, isJsonObject(found['items']) ? found['items'] : found)),
    };
  };
}

/** The schema that a reference means, whether it stands alone or within `allOf`. */
function referred(schemas: Readonly<Record<string, JsonObject>>, schema: JsonObject): JsonObject {
  const all: unknown = schema['allOf'];
  const reference: unknown =
    schema['$ref'] ?? (Array.isArray(all) && isJsonObject(all[0]) ? all[0]['$ref'] : undefined);
  return typeof reference === 'string' ? (schemas[reference.replace('#/components/schemas/', '')] ?? {}) : schema;
}
