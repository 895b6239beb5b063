import { isAtomic, listRule, patchKey, patchStrategy } from './mergeRules.ts';
import type { FieldType, Model, Scalar } from './model.ts';

type Schema = Readonly<Record<string, unknown>>;

const scalarSchemas: Readonly<Record<Scalar, Schema>> = {
  string: { type: 'string', default: '' },
  boolean: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  number: { type: 'number', format: 'double' },
  bytes: { type: 'string', format: 'byte' },
  Quantity: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity' },
  IntOrString: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.util.intstr.IntOrString' },
  Date: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.Time' },
  MicroTime: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime' },
  any: { type: 'object' },
};

/** The named types that are plain values on the wire. */
const valueSchemas: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { oneOf: [{ type: 'string' }, { type: 'number' }] },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    format: 'int-or-string',
    oneOf: [{ type: 'integer' }, { type: 'string' }],
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'date-time' },
};

/** The OpenAPI schemas of some models and of everything they hold; `marks` are added to those models themselves. */
export function openApiSchemas(roots: ReadonlyMap<Model, Schema>): Readonly<Record<string, Schema>> {
  const schemas: Record<string, Schema> = { ...valueSchemas };
  const visit = (model: Model): void => {
    if (schemas[model.schemaName] !== undefined) return;
    const properties: Record<string, Schema> = {};
    schemas[model.schemaName] = {
      type: 'object',
      ...(model.required.length > 0 ? { required: model.required } : {}),
      properties,
      ...roots.get(model),
    };
    for (const [name, type] of model.fields) {
      properties[name] = { ...schemaOf(type, model.required.includes(name)), ...mergeMarks(model.name, name, type) };
      const held = heldModel(type);
      if (held !== undefined) visit(held);
    }
  };
  for (const model of roots.keys()) visit(model);
  return schemas;
}

function schemaOf(type: FieldType, required = false): Schema {
  if (type.form === 'list') return { type: 'array', items: schemaOf(type.item, true) };
  if (type.form === 'map') return { type: 'object', additionalProperties: schemaOf(type.item, true) };
  // A reference beside other keywords has to be wrapped in OpenAPI 3.0.
  if (type.form === 'model') return { allOf: [{ $ref: `#/components/schemas/${type.model.schemaName}` }] };
  const schema = scalarSchemas[type.scalar];
  if ('$ref' in schema) return { allOf: [schema] };
  if (required || !('default' in schema)) return schema;
  return { type: 'string' };
}

function mergeMarks(model: string, field: string, type: FieldType): Schema {
  const strategy = patchStrategy(model, field);
  const key = patchKey(model, field);
  const rule = type.form === 'list' ? listRule(model, field) : undefined;
  const held = type.form === 'model' ? type.model.name : undefined;
  return {
    ...(rule === undefined ? {} : { 'x-kubernetes-list-type': rule.type }),
    ...(rule?.type === 'map' ? { 'x-kubernetes-list-map-keys': rule.keys } : {}),
    ...(key === undefined ? {} : { 'x-kubernetes-patch-merge-key': key }),
    ...(strategy === undefined ? {} : { 'x-kubernetes-patch-strategy': strategy }),
    ...(rule === undefined && isAtomic(model, field, held) ? { 'x-kubernetes-map-type': 'atomic' } : {}),
  };
}

function heldModel(type: FieldType): Model | undefined {
  if (type.form === 'scalar') return undefined;
  return type.form === 'model' ? type.model : heldModel(type.item);
}
