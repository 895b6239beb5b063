import { parseArgs } from 'node:util';

/**
 * `node token.js --cluster NAME --region REGION`: prints the credential that kubectl asks of its exec plugin, from the
 * environment's own AWS credentials. What `aws eks get-token` does, without the AWS CLI.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { cluster: { type: 'string' }, region: { type: 'string' } } });
  if (values.cluster === undefined || values.region === undefined)
    throw new Error('--cluster and --region are needed.');
  const endpoint = process.env['AWS_ENDPOINT_URL_STS'] ?? process.env['AWS_ENDPOINT_URL'];
  // The bundle that the extension has it from, too.
  const { clusterToken } = await import('./openCloud.ts');
  const { token, expiresAt } = await clusterToken(
    {
      region: values.region,
      ...(endpoint === undefined || endpoint === '' ? {} : { endpoint }),
      credentials: { kind: 'profile', profile: process.env['AWS_PROFILE'] },
    },
    values.cluster,
    Date.now(),
  );
  const credential = {
    kind: 'ExecCredential',
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    spec: {},
    status: { expirationTimestamp: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'), token },
  };
  process.stdout.write(`${JSON.stringify(credential)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`No token for the cluster: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
