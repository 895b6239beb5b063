/**
 * Which parts of an object are read. `own`: a text or number that few other objects have. `shared`: anything, which many
 * objects have alike. Everything that has no name here is passed over.
 */
export type Shape = 'own' | 'shared' | readonly [Shape] | { readonly [name: string]: Shape };

interface Field {
  readonly name: string;
  readonly place: Place;
}

/** A key as it is written, with its colon, and the field of that name if it is one that is read. */
export interface Key {
  readonly bytes: Uint8Array;
  readonly field: Field | undefined;
}

/** A place in the objects of a list, and what was there last: the same again is the same object. */
export interface Place {
  readonly kind: 'own' | 'shared' | 'array' | 'object';
  readonly fields: readonly Field[];
  /** Of an array, its elements. */
  readonly item: Place | undefined;
  /** The keys in the order in which they came last, as they mostly come again. */
  readonly order: Key[];
  /** What was read here field by field, or element by element. */
  last: unknown;
  /** So many fields were in that. */
  lastCount: number;
  /** What was read here as a whole last, and how it was written. */
  whole: { readonly value: unknown; readonly bytes: Buffer } | undefined;
}

/** The places of a shape, for one list. */
export function placeOf(shape: Shape): Place {
  const isText = typeof shape === 'string';
  const isList = !isText && isArray(shape);
  return {
    kind: isText ? shape : isList ? 'array' : 'object',
    fields: isText || isList ? [] : Object.entries(shape).map(([name, each]) => ({ name, place: placeOf(each) })),
    item: isList ? placeOf(shape[0]) : undefined,
    order: [],
    last: undefined,
    lastCount: 0,
    whole: undefined,
  };
}

function isArray(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}
