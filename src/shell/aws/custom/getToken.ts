import { presignedToken, stsEndpoint } from '../../../aws/presignedToken.ts';
import { regionOf, type Configuration } from '../configuration.ts';
import { operationNamed } from '../operations/runWaiter.ts';
import type { Session } from '../session.ts';
import { ToolError } from '../../tool.ts';
import { readCommandWords } from './commandWords.ts';
import { getTokenOptions } from './eksOptions.ts';

/** `aws eks get-token`: the credential that kubectl asks of its exec plugin. */
export async function getToken(args: readonly string[], session: Session): Promise<number> {
  const words = readCommandWords(args, getTokenOptions);
  const [name, id] = [words.text('cluster-name'), words.text('cluster-id')];
  const clusterName = id ?? name;
  if (clusterName === undefined)
    throw new ToolError('Either parameter --cluster-name or --cluster-id must be specified.', 1);
  const { configuration, context } = session;
  const role = words.text('role-arn');
  const region = regionOf(configuration);
  const { token, expiresAt } = await presignedToken({
    clusterName,
    region,
    endpoint: configuration.endpoint('STS') ?? stsEndpoint(region),
    credentials: role === undefined ? configuration.credentials : await roleCredentials(role, session),
    now: context.now().getTime(),
  });
  session.show(
    {
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      spec: {},
      status: { expirationTimestamp: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'), token },
    },
    'get-token',
  );
  context.print('\n');
  return 0;
}

/** The keys of a role that the caller takes on. */
async function roleCredentials(
  role: string,
  session: Session,
): Promise<Awaited<ReturnType<Configuration['credentials']>>> {
  const sts = await session.service('sts');
  const parameters = { RoleArn: role, RoleSessionName: 'EKSGetTokenAuth' };
  const { Credentials: keys } = (await session.client(sts).send(operationNamed(sts, 'AssumeRole'), parameters)) as {
    Credentials: Record<string, string>;
  };
  return {
    accessKeyId: keys['AccessKeyId'] ?? '',
    secretAccessKey: keys['SecretAccessKey'] ?? '',
    sessionToken: keys['SessionToken'] ?? '',
  };
}
