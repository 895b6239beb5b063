import type { Connection } from './connection.ts';
import { LiveConnection, type ConnectionTools } from './liveConnection.ts';

/** Where on AWS: a profile of the credential chain (undefined: its default), a region, and the lab's names there. */
export interface AwsPlace {
  readonly profile: string | undefined;
  /** The profile's own endpoint for all services; AWS's when absent. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly stackName: string;
  readonly clusterName: string;
}

/** Amazon's own address service. */
const addressService = 'https://checkip.amazonaws.com';

/** A connection to a real account by the SDK's own credential chain. Nothing is asked until its first use. */
export function awsConnection(
  { profile, endpoint, region, stackName, clusterName }: AwsPlace,
  tools: ConnectionTools,
): Connection {
  const id = `aws:${profile ?? ''}:${region}`;
  return new LiveConnection(
    { id, name: profile ?? 'AWS', awsProfile: profile, icon: 'cloud', region, billed: true, stackName, clusterName },
    { region, addressService, credentials: { kind: 'profile', profile }, ...(endpoint !== undefined && { endpoint }) },
    tools,
  );
}
