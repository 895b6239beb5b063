import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { CloudSettings } from '../ports/cloud.ts';
import { presignedToken, stsEndpoint } from './presignedToken.ts';

/**
 * A bearer token for a cluster's API server. `now` is when it was made, `expiresAt` when EKS stops taking it, both in
 * milliseconds since the epoch. Made without any network call.
 */
export async function clusterToken(
  { region, endpoint, credentials }: CloudSettings,
  clusterName: string,
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  return await presignedToken({
    clusterName,
    region,
    // An endpoint of the environment is where the SDK's own STS client would send a request.
    endpoint: endpoint ?? process.env['AWS_ENDPOINT_URL_STS'] ?? process.env['AWS_ENDPOINT_URL'] ?? stsEndpoint(region),
    credentials:
      credentials.kind === 'keys'
        ? credentials
        : fromNodeProviderChain(credentials.profile === undefined ? {} : { profile: credentials.profile }),
    now,
  });
}
