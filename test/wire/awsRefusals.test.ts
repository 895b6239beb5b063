import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListClustersCommand } from '@aws-sdk/client-eks';
import { DecodeAuthorizationMessageCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createConnection } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusterToken } from '../../src/aws/clusterToken.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { askForFaults, sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startAwsSimulator(60);
});
afterAll(() => simulator.dispose());

/** What each service says to the same caller. */
async function refusals(clients: ReturnType<typeof sdkClients>): Promise<string[]> {
  const calls = [
    clients.ec2.send(new DescribeVpcsCommand({})),
    clients.eks.send(new ListClustersCommand({})),
    clients.sts.send(new GetCallerIdentityCommand({})),
    clients.cloudformation.send(new DescribeStacksCommand({})),
  ];
  return Promise.all(
    calls.map((call) =>
      call.then(
        () => 'answered',
        (error: { name: string; $metadata: { httpStatusCode: number } }) =>
          `${error.name} ${error.$metadata.httpStatusCode}`,
      ),
    ),
  );
}

describe('a caller', () => {
  test('is known by the key', async () => {
    const { sts } = sdkClients(simulator);
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/learner',
    });
  });

  test('with a wrong secret is refused by each service in its own words', async () => {
    expect(await refusals(sdkClients(simulator, { secret: 'not the secret' }))).toEqual([
      'AuthFailure 401',
      'InvalidSignatureException 403',
      'SignatureDoesNotMatch 403',
      'SignatureDoesNotMatch 403',
    ]);
  });

  test('with an unknown key too', async () => {
    expect(await refusals(sdkClients(simulator, { key: 'AKIAAAAAAAAAAAAAAAAA' }))).toEqual([
      'AuthFailure 401',
      'UnrecognizedClientException 403',
      'InvalidClientTokenId 403',
      'InvalidClientTokenId 403',
    ]);
  });

  test('whose session has expired, until it is renewed', async () => {
    expect(await askForFaults(simulator, { expireCredentials: true })).toBe(200);
    expect(await refusals(sdkClients(simulator))).toEqual([
      'RequestExpired 400',
      'ExpiredTokenException 403',
      'ExpiredToken 403',
      'ExpiredToken 403',
    ]);
    await askForFaults(simulator, { expireCredentials: false });
    expect(await refusals(sdkClients(simulator))).toEqual(['answered', 'answered', 'answered', 'answered']);
  });

  test('that is too fast, as often as asked for', async () => {
    await askForFaults(simulator, { throttle: { operation: 'DescribeVpcs', times: 1 } });
    await askForFaults(simulator, { throttle: { operation: 'ListClusters', times: 1 } });
    const clients = sdkClients(simulator);
    expect((await refusals(clients)).slice(0, 2)).toEqual(['RequestLimitExceeded 503', 'ThrottlingException 429']);
    expect((await refusals(clients)).slice(0, 2)).toEqual(['answered', 'answered']);
  });

  test('that is not allowed to, a dry run included, and what is behind the refusal can be read', async () => {
    await askForFaults(simulator, { deny: { operation: 'DescribeVpcs' } });
    await askForFaults(simulator, { deny: { operation: 'ListClusters' } });
    await askForFaults(simulator, { deny: { operation: 'DescribeStacks' } });
    const clients = sdkClients(simulator);
    expect(await refusals(clients)).toEqual([
      'UnauthorizedOperation 403',
      'AccessDeniedException 403',
      'answered',
      'AccessDenied 403',
    ]);
    const dry = await clients.ec2.send(new DescribeVpcsCommand({ DryRun: true })).then(
      () => 'answered',
      (error: Error) => error.message,
    );
    expect(dry).toContain(
      'You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/learner is not authorized to perform: ec2:DescribeVpcs',
    );
    const [, EncodedMessage = ''] = /failure message: (.+)$/.exec(dry) ?? [];
    const { DecodedMessage = '' } = await clients.sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
    expect(JSON.parse(DecodedMessage)).toMatchObject({ allowed: false, context: { action: 'ec2:DescribeVpcs' } });
    for (const operation of ['DescribeVpcs', 'ListClusters', 'DescribeStacks'])
      await askForFaults(simulator, { deny: { operation, times: 0 } });
    expect(await refusals(clients)).toEqual(['answered', 'answered', 'answered', 'answered']);
  });

  test('that meets a service in trouble, and a slow one', async () => {
    await askForFaults(simulator, { break: { operation: 'DescribeVpcs', times: 1 } });
    const clients = sdkClients(simulator);
    expect((await refusals(clients))[0]).toBe('InternalError 500');
    await askForFaults(simulator, { slow: { operation: 'DescribeVpcs', milliseconds: 80 } });
    const start = performance.now();
    await clients.ec2.send(new DescribeVpcsCommand({}));
    expect(performance.now() - start).toBeGreaterThan(75);
    await askForFaults(simulator, { slow: { operation: 'DescribeVpcs', milliseconds: 0 } });
  });

  test('that asks for a quota nobody knows', async () => {
    expect(await askForFaults(simulator, { quota: { code: 'L-1216C47A', value: 2 } })).toBe(200);
    expect(await askForFaults(simulator, { quota: { code: 'L-00000000', value: 2 } })).toBe(400);
  });

  test('whose stack is to fail at a resource finds it rolled back, with the reason', async () => {
    await askForFaults(simulator, { failResource: { logicalId: 'Igw', reason: 'No gateways today' } });
    const TemplateBody = JSON.stringify({ Resources: { Igw: { Type: 'AWS::EC2::InternetGateway' } } });
    const { cloudformation } = sdkClients(simulator);
    await cloudformation.send(new CreateStackCommand({ StackName: 'fails', TemplateBody }));
    const stack = () => simulator.stacks.get('fails');
    await expect.poll(() => stack().status).toBe('ROLLBACK_COMPLETE');
    expect(stack().events.find(({ status }) => status === 'CREATE_FAILED')).toMatchObject({ logicalId: 'Igw' });
    expect(stack().events.some(({ reason }) => reason?.includes('No gateways today') === true)).toBe(true);
  });

  test('do not kill a node that is not there', async () => {
    expect(await askForFaults(simulator, { killNode: 'ip-10-0-0-1' })).toBe(404);
  });

  test('without the control token cannot ask for faults', async () => {
    const response = await fetch(`${simulator.endpoint}/_simulator/faults`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(403);
  });
});

describe('a presigned STS request, as in a cluster token', () => {
  async function presigned(): Promise<URL> {
    const { token } = await clusterToken(
      {
        region: simulator.region,
        endpoint: simulator.endpoint,
        credentials: {
          kind: 'keys',
          accessKeyId: simulator.accessKeyId,
          secretAccessKey: simulator.secretAccessKey,
        },
      },
      'myeks',
      Date.now(),
    );
    return new URL(Buffer.from(token.replace('k8s-aws-v1.', ''), 'base64url').toString());
  }

  test('is answered with the cluster it was made for, and not with another', async () => {
    const url = await presigned();
    const answer = await fetch(url, { headers: { 'x-k8s-aws-id': 'myeks' } });
    expect(await answer.text()).toContain('<Arn>arn:aws:iam::111122223333:user/learner</Arn>');
    const other = await fetch(url, { headers: { 'x-k8s-aws-id': 'other' } });
    expect([other.status, await other.text()]).toEqual([
      403,
      expect.stringContaining('<Code>SignatureDoesNotMatch</Code>'),
    ]);
  });
});

describe('what is not AWS at all', () => {
  function raw(text: string): Promise<string> {
    const { port, hostname } = new URL(simulator.endpoint);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = createConnection(Number(port), hostname, () => socket.write(text));
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  }

  test('a request without a signature', async () => {
    const answer = await fetch(simulator.endpoint, { method: 'POST', body: 'Action=DescribeVpcs' });
    expect([answer.status, await answer.text()]).toEqual([
      401,
      expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
    ]);
  });

  test('a name that a page was made to resolve to the simulator', async () => {
    const { port } = new URL(simulator.endpoint);
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, headers: { host: 'attacker.example' } };
      request(options, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test('a body beyond measure', async () => {
    const answer = await fetch(simulator.endpoint, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test('no HTTP', async () => {
    expect(await raw('\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a client that leaves in the middle of its request does no harm', async () => {
    const { port, hostname } = new URL(simulator.endpoint);
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), hostname, () => {
        socket.write(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 100\r\n\r\nhalf`);
        setTimeout(() => socket.destroy(), 20);
      }).on('close', () => resolve());
    });
    expect((await refusals(sdkClients(simulator)))[0]).toBe('answered');
  });
});
