import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CallerIdentity, Cloud } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';

/** Who we are to AWS; asked once, because credentials of one connection do not change their owner. */
export function identity(clients: AwsClients): Cloud['identity'] {
  let known: CallerIdentity | undefined;
  return async (signal) => {
    known ??= await awsCall('sts:GetCallerIdentity', signal, async () => {
      const { Account = '', Arn = '' } = await clients.sts.send(new GetCallerIdentityCommand({}), {
        abortSignal: signal,
      });
      return { account: Account, arn: Arn };
    });
    return known;
  };
}
