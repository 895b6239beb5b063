import type { WireRequest, WireResponse } from '../aws/protocol.ts';
import { visitorAddress } from '../host/packets/internet/outsideHosts.ts';

/** Where the learner's machine asks which address its requests come from. It is no part of AWS and needs no signature. */
export const addressPath = '/_simulator/address';

const plain = { 'content-type': 'text/plain' };

/** Tells the address that this world knows the learner by, as address services of the internet do. */
export function addressPage({ method }: Pick<WireRequest, 'method'>): WireResponse {
  if (method !== 'GET') return { status: 405, headers: plain, body: 'use GET\n' };
  return { status: 200, headers: plain, body: `${visitorAddress}\n` };
}
