import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CallerIdentity, Cloud } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';

/** Who we are to AWS; asked once for each set of credentials, because those do not change their owner. */
export function identity(clients: AwsClients): Cloud['identity'] {
  let known: { readonly config: unknown; readonly caller: CallerIdentity } | undefined;
  return async (signal) => {
    const { config } = clients;
    if (known?.config === config) return known.caller;
    const caller = await askIdentity(clients, signal);
    known = { config, caller };
    return caller;
  };
}

/** Asks AWS who we are, whatever is known: an answer also says that the session is good at this moment. */
export async function askIdentity(clients: AwsClients, signal: AbortSignal): Promise<CallerIdentity> {
  return await awsCall('sts:GetCallerIdentity', signal, async () => {
    const { Account = '', Arn = '' } = await clients.sts.send(new GetCallerIdentityCommand({}), {
      abortSignal: signal,
    });
    return { account: Account, arn: Arn };
  });
}
