import { Sha256 } from '@aws-crypto/sha256-js';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CloudSettings } from '../ports/cloud.ts';

/** EKS takes a token for 15 minutes at most; `aws eks get-token` says 14, to be safe. */
const lifetime = 14 * 60_000;
/** The presigned request itself is good for a minute, as the CLI makes it. */
const urlLifetime = 60;

/**
 * A bearer token for a cluster's API server: `k8s-aws-v1.` and the URL of an STS GetCallerIdentity request, presigned
 * with the cluster's name in the header `x-k8s-aws-id`, in base64url. `now` is when it was made,
 * `expiresAt` when EKS stops taking it, both in milliseconds since the epoch. Made without any network call.
 */
export async function clusterToken(
  { region, endpoint, credentials }: CloudSettings,
  clusterName: string,
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const url = new URL(endpoint ?? stsEndpoint(region));
  const signer = new SignatureV4({
    service: 'sts',
    region,
    sha256: Sha256,
    credentials:
      credentials.kind === 'keys'
        ? credentials
        : fromNodeProviderChain(credentials.profile === undefined ? {} : { profile: credentials.profile }),
  });
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

/** Where the SDK's own STS client would send a request: an endpoint of the environment, or the region's in its partition. */
function stsEndpoint(region: string): string {
  const own = process.env['AWS_ENDPOINT_URL_STS'] ?? process.env['AWS_ENDPOINT_URL'];
  return own ?? `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
