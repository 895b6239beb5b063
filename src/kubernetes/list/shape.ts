/**
 * Which parts of an object are read. `own`: a text or number that few other objects have. `shared`: anything, which many
 * objects have alike. Everything that has no name here is passed over.
 */
export type Shape = 'own' | 'shared' | readonly [Shape] | { readonly [name: string]: Shape };

/** What an array of this shape has in it; undefined for a shape of anything else. */
export function itemOf(shape: Shape): Shape | undefined {
  return isArray(shape) ? shape[0] : undefined;
}

/** The shape of a member; undefined for one that is passed over. */
export function memberOf(shape: Shape, name: string): Shape | undefined {
  return typeof shape === 'object' && !isArray(shape) && Object.hasOwn(shape, name) ? shape[name] : undefined;
}

/** True for a shape that says which members of an object are read. */
export function hasMembers(shape: Shape): boolean {
  return typeof shape === 'object' && !isArray(shape);
}

function isArray(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
