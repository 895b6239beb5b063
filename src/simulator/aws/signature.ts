import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Principal } from '../world/iam/principals.ts';
import type { AwsFault } from '../world/fault.ts';
import type { Authorization } from './authorization.ts';
import type { Refusals, WireRequest } from './protocol.ts';

/** How far the clocks of signer and service may be apart, milliseconds. */
const skewLimit = 15 * 60_000;

/** Checks a request against its signature (Signature Version 4) by signing it again; returns why it is refused, if it is. */
export async function checkSignature(
  request: WireRequest,
  authorization: Authorization,
  { accessKeyId, secretAccessKey }: Principal,
  now: number,
  refusals: Refusals,
): Promise<AwsFault | undefined> {
  const signedAt = timeOf(authorization.date);
  if (signedAt === undefined || authorization.day !== authorization.date.slice(0, 8)) return refusals.badSignature();
  const lifetime = authorization.expiresIn === undefined ? skewLimit : authorization.expiresIn * 1000;
  if (signedAt + lifetime < now)
    return refusals.clockSkew(`Signature expired: ${authorization.date} is now earlier than ${stamp(now - lifetime)}`);
  if (signedAt > now + skewLimit)
    return refusals.clockSkew(
      `Signature not yet current: ${authorization.date} is still later than ${stamp(now + skewLimit)}`,
    );
  if (!authorization.signedHeaders.includes('host') || !bodyMatches(request)) return refusals.badSignature();
  const signer = new SignatureV4({
    service: authorization.service,
    region: authorization.region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    applyChecksum: false,
  });
  const expected = await signatureOf(signer, request, authorization, new Date(signedAt));
  return same(expected, authorization.signature) ? undefined : refusals.badSignature();
}

async function signatureOf(
  signer: SignatureV4,
  request: WireRequest,
  { signedHeaders, expiresIn }: Authorization,
  signingDate: Date,
): Promise<string | undefined> {
  const headers = Object.fromEntries(signedHeaders.map((name) => [name, request.headers[name] ?? '']));
  const names = new Set(signedHeaders);
  const parts = { protocol: 'http:', hostname: '127.0.0.1', method: request.method, path: request.path, headers };
  if (expiresIn === undefined) {
    const query = fieldsOf(request.query, () => true);
    const options = { signingDate, signableHeaders: names };
    const signed = await signer.sign({ ...parts, query, body: request.body }, options);
    return signed.headers['authorization']?.split('Signature=')[1];
  }
  // The signer adds these itself; the others were part of the request before it was signed.
  const added = ['algorithm', 'credential', 'date', 'expires', 'signedheaders', 'signature'];
  const query = fieldsOf(request.query, (name) => !added.some((each) => name.toLowerCase() === `x-amz-${each}`));
  const options = { signingDate, expiresIn, signableHeaders: names, unhoistableHeaders: names };
  const signed = await signer.presign({ ...parts, query }, options);
  return signed.query?.['X-Amz-Signature'] as string | undefined;
}

function fieldsOf(query: URLSearchParams, wanted: (name: string) => boolean): Record<string, string | string[]> {
  const names = new Set([...query.keys()].filter(wanted));
  return Object.fromEntries(
    [...names].map((name) => {
      const [first = '', ...others] = query.getAll(name);
      return [name, others.length > 0 ? [first, ...others] : first];
    }),
  );
}

/** The signature covers the body only through the hash that the request names, so that has to be the body's. */
function bodyMatches({ headers, body }: WireRequest): boolean {
  const named = headers['x-amz-content-sha256'];
  if (named === undefined || named === 'UNSIGNED-PAYLOAD') return true;
  return same(createHash('sha256').update(body).digest('hex'), named);
}

function same(expected: string | undefined, given: string): boolean {
  return (
    expected !== undefined &&
    expected.length === given.length &&
    timingSafeEqual(Buffer.from(expected), Buffer.from(given))
  );
}

/** `20261123T063019Z` as milliseconds since the epoch. */
function timeOf(text: string): number | undefined {
  const time = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(time) ? undefined : time;
}

function stamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
