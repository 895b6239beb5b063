import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4, type SignatureV4Init } from '@smithy/signature-v4';

/** EKS takes a token for 15 minutes at most; `aws eks get-token` says 14, to be safe. */
const lifetime = 14 * 60_000;
/** The presigned request itself is good for a minute, as the CLI makes it. */
const urlLifetime = 60;

/** Whose token it is to be, and for which cluster. */
export interface TokenRequest {
  readonly clusterName: string;
  readonly region: string;
  /** Of STS. */
  readonly endpoint: string;
  readonly credentials: SignatureV4Init['credentials'];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * A bearer token for a cluster's API server: `k8s-aws-v1.` and the URL of an STS GetCallerIdentity request, presigned
 * with the cluster's name in the header `x-k8s-aws-id`, in base64url. `expiresAt` is when EKS stops taking it, in
 * milliseconds since the epoch. Made without any network call.
 */
export async function presignedToken({
  clusterName,
  region,
  endpoint,
  credentials,
  now,
}: TokenRequest): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const url = new URL(endpoint);
  const signer = new SignatureV4({ service: 'sts', region, sha256: Sha256, credentials });
  const presigned = await signer.presign(
    {
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: url.host, 'x-k8s-aws-id': clusterName },
    },
    { expiresIn: urlLifetime, signingDate: new Date(now), unhoistableHeaders: new Set(['x-k8s-aws-id']) },
  );
  const query = Object.entries(presigned.query ?? {})
    .flatMap(([name, value]) =>
      typeof value === 'string' ? [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`] : [],
    )
    .join('&');
  const text = `${url.protocol}//${url.host}/?${query}`;
  return {
    token: `k8s-aws-v1.${Buffer.from(text).toString('base64url')}`,
    expiresAt: now + lifetime,
  };
}

/** Where STS is in a region, in its partition. */
export function stsEndpoint(region: string): string {
  return `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
