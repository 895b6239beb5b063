/**
 * How long to wait before try number `attempt` (from 0): doubling from `first` up to `most` milliseconds, of which a
 * random half is left out so that many clients do not return at the same moment.
 */
export function backoff(
  attempt: number,
  { first, most }: { first: number; most: number },
  random: () => number,
): number {
  const full = Math.min(most, first * 2 ** attempt);
  return full / 2 + (random() * full) / 2;
}
