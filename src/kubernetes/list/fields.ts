/**
 * What becomes of a field's value. `own`: a text that few other objects have; `shared`: one that many have alike. A quantity
 * is a text in a message, a time a number of seconds in one.
 */
export type FieldType = 'own' | 'shared' | 'number' | 'flag' | 'time' | 'quantity' | Fields;

/** A field of a protobuf message that is read; all others are passed over. */
export interface Field {
  /** As in JSON. */
  readonly name: string;
  readonly type: FieldType;
  /** Whether it comes any number of times: the elements of an array, or the entries of a map. */
  readonly many: 'list' | 'map' | undefined;
  /** Objects that follow each other mostly have the same: then it is not read anew, and is the same value. */
  readonly alike: boolean;
}

/** The fields of a message by their numbers, which are those of Kubernetes' generated.proto files. */
export type Fields = readonly (Field | undefined)[];

/** Fields by number: `[number, name, type, how many, 'alike']`. */
export function fields(...all: readonly (readonly [number, string, FieldType, ('list' | 'map')?, 'alike'?])[]): Fields {
  const found: (Field | undefined)[] = [];
  for (const [number, name, type, many, alike] of all) found[number] = { name, type, many, alike: alike === 'alike' };
  return found;
}
