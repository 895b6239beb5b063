import type { WireRequest } from './protocol.ts';

/** What a request says about its signature: in the header Authorization, or in the query of a presigned URL. */
export interface Authorization {
  readonly accessKeyId: string;
  /** The day the request was signed for: `20261123`. */
  readonly day: string;
  /** The region and service the request was signed for. */
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, as sent: `20261123T063019Z`. */
  readonly date: string;
  /** Seconds a presigned request is good for; undefined for one signed in its header. */
  readonly expiresIn: number | undefined;
}

/** Reads the authorization of a request; undefined when it has none that can be understood. */
export function authorizationOf({ headers, query }: WireRequest): Authorization | undefined {
  const header = headers['authorization'];
  if (header !== undefined) {
    const [, credential, signedHeaders, signature] =
      /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(header) ??
      [];
    return scoped(credential, signedHeaders, signature, headers['x-amz-date'], undefined);
  }
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') return undefined;
  const text = (name: string) => query.get(name) ?? undefined;
  const expiresIn = Number(text('X-Amz-Expires'));
  if (!Number.isInteger(expiresIn) || expiresIn < 0) return undefined;
  return scoped(
    text('X-Amz-Credential'),
    text('X-Amz-SignedHeaders'),
    text('X-Amz-Signature'),
    text('X-Amz-Date'),
    expiresIn,
  );
}

function scoped(
  credential: string | undefined,
  signedHeaders: string | undefined,
  signature: string | undefined,
  date: string | undefined,
  expiresIn: number | undefined,
): Authorization | undefined {
  const [accessKeyId, day, region, service, end] = credential?.split('/') ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined || service === undefined) return undefined;
  if (end !== 'aws4_request') return undefined;
  if (signedHeaders === undefined || signature === undefined || date === undefined) return undefined;
  return { accessKeyId, day, region, service, signedHeaders: signedHeaders.split(';'), signature, date, expiresIn };
}
