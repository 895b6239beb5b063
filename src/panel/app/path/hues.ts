import type { Station } from '../../../domain/routing/station.ts';

/** How many addresses of a path look different from each other. */
const hueCount = 4;

/**
 * Which mark goes with an address: the same one wherever it stands on the way there and back. Addresses get them in the
 * order in which they appear: the sender's first, then what is put in its place.
 */
export function huesOf(stations: readonly Station[]): ReadonlyMap<string, number> {
  const hues = new Map<string, number>();
  const meet = (address: string) => {
    if (!hues.has(address)) hues.set(address, hues.size % hueCount);
  };
  const [first] = stations;
  if (first !== undefined) meet(first.source);
  for (const { changed, source, destination } of stations) {
    if (changed === 'source') meet(source);
    if (changed === 'destination') meet(destination);
  }
  return hues;
}
