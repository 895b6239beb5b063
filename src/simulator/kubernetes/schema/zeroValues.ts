import type { FieldType, Model } from './model.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Objects that the API server keeps by value: they are there, empty, even if a body leaves them out. A selector is
 * required too, but its absence is told apart from an empty one.
 */
function isByValue(model: Model, name: string, type: FieldType): boolean {
  if (type.form !== 'model' && type.form !== 'list') return false;
  if (name === 'selector' || name === 'metadata') return false;
  return model.required.includes(name) || (type.form === 'model' && (name === 'spec' || name === 'template'));
}

/** The object with what its body left out of these, so that everything behind may rely on it; itself if nothing was. */
export function withZeroValues(model: Model, object: Json): Json {
  let result: Record<string, unknown> | undefined;
  for (const [name, type] of model.fields) {
    const value = object[name];
    const next = value === undefined ? (isByValue(model, name, type) ? zeroOf(type) : undefined) : filled(type, value);
    if (next === value) continue;
    result ??= { ...object };
    result[name] = next;
  }
  return result ?? object;
}

function zeroOf(type: FieldType): unknown {
  return type.form === 'model' ? withZeroValues(type.model, {}) : [];
}

function filled(type: FieldType, value: unknown): unknown {
  if (type.form === 'model') return withZeroValues(type.model, value as Json);
  if (type.form !== 'list' || type.item.form !== 'model') return value;
  const { model } = type.item;
  const list = value as readonly unknown[];
  const next = list.map((item) => (item === null ? item : withZeroValues(model, item as Json)));
  return next.every((item, index) => item === list[index]) ? value : next;
}
