import { sleep } from '../../../base/abort.ts';
import type { HttpRequest, HttpResponse } from '../packets/http.ts';
import { request } from '../packets/tcpClient.ts';
import type { HostPlace } from '../shell/hostPlace.ts';
import { lookUp } from './namedAddress.ts';
import type { WebAddress } from './webAddress.ts';

/** Lab milliseconds until Linux gives a connection up that nobody answers (`tcp_syn_retries` 6). */
export const connectPatience = 127_000;

/** What came of asking a server. Times are lab milliseconds. */
export type Exchanged =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly address: string; readonly took: number }
  | { readonly kind: 'no-host' }
  | { readonly kind: 'refused' | 'timeout' | 'unreachable' | 'empty'; readonly address: string; readonly took: number };

/** Makes one HTTP request and waits as long as it takes, `patience` lab milliseconds at most. */
export async function exchange(
  place: HostPlace,
  { host, port, tls }: WebAddress,
  message: HttpRequest,
  how: { readonly signal: AbortSignal; readonly patience?: number },
): Promise<Exchanged> {
  const { signal, patience = connectPatience } = how;
  const found = await lookUp(place, host, signal);
  if ('problem' in found) return { kind: 'no-host' };
  const { address } = found;
  const outcome = request(place.network, place.site().namespace, { destination: address, port, tls }, message);
  const needed = 'after' in outcome ? outcome.after : outcome.kind === 'no-route' ? 0 : Infinity;
  const took = Math.min(needed, patience);
  await sleep(place.network.world.clock, took, signal);
  if (needed > patience) return { kind: 'timeout', address, took };
  switch (outcome.kind) {
    case 'response':
      return { kind: 'response', response: outcome.response, address, took };
    case 'refused':
      return { kind: 'refused', address, took };
    case 'no-http':
      return { kind: 'empty', address, took };
    case 'no-route':
    case 'unreachable':
      return { kind: 'unreachable', address, took };
    case 'silence':
      return { kind: 'timeout', address, took };
  }
}
