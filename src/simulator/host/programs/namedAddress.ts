import { sleep } from '../../../base/abort.ts';
import { query, resolve } from '../packets/lookup.ts';
import type { HostPlace } from '../shell/hostPlace.ts';

/** What a name a person typed stands for. */
export type Found = { readonly address: string; readonly name: string } | { readonly problem: 'unknown' | 'no-server' };

/** Looks a name up as a program does, and waits as long as that takes. */
export async function lookUp({ network, site }: HostPlace, name: string, signal: AbortSignal): Promise<Found> {
  const outcome = resolve(network, site(), name);
  await sleep(network.world.clock, outcome.after, signal);
  if (outcome.kind !== 'found') return { problem: outcome.kind };
  return { address: outcome.addresses[0] ?? name, name: outcome.name };
}

/** What the C library says of a name it cannot find. */
export const lookupProblems = {
  unknown: 'Name or service not known',
  'no-server': 'Temporary failure in name resolution',
};

/** The name of an address by the resolver; undefined if it has none. */
export function nameOf({ network, site }: HostPlace, address: string): string | undefined {
  const place = site();
  const own = place.hosts.find((entry) => entry.address === address);
  if (own !== undefined) return own.names[0];
  const server = place.resolver.nameservers[0];
  if (server === undefined) return undefined;
  const name = `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
  const outcome = query(network, place, { server, name, type: 'PTR' });
  if (outcome.kind !== 'answer') return undefined;
  return outcome.message.answers.find(({ type }) => type === 'PTR')?.data.replace(/\.$/, '');
}
