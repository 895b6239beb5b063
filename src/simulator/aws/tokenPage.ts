import type { AwsFault } from '../world/fault.ts';

export interface TokenPage<T> {
  readonly items: readonly T[];
  /** Give this back to get what follows; undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * Up to `size` items after the one that `token` stands for. A token names the last item given, not a position, so that
 * changes between two calls neither repeat nor hide anything. Throws `refused()` for a token that names none of them.
 */
export function pageAfter<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  token: string | undefined,
  size: number,
  refused: () => AwsFault,
): TokenPage<T> {
  const after = token === undefined || token === '' ? undefined : Buffer.from(token, 'base64url').toString();
  const start = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw refused();
  const taken = items.slice(start, start + size);
  const last = taken.at(-1);
  const more = last !== undefined && start + taken.length < items.length;
  return { items: taken, next: more ? Buffer.from(keyOf(last)).toString('base64url') : undefined };
}
