import { validationError } from '../../cloudformation/template/validationError.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Give this back to get what follows; undefined on the last page. */
  readonly nextToken: string | undefined;
}

/**
 * Up to `size` items after the one `token` stands for. The token names an item, not a position, so that what is added at
 * the front between two calls neither repeats nor hides anything.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  token: string | undefined,
  size: number,
): Page<T> {
  const after = token === undefined ? undefined : Buffer.from(token, 'base64url').toString();
  const start = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw validationError('Invalid NextToken');
  const taken = items.slice(start, start + size);
  const last = taken.at(-1);
  const more = last !== undefined && start + size < items.length;
  return { items: taken, nextToken: more ? Buffer.from(keyOf(last)).toString('base64url') : undefined };
}
