import { describe, expect, it } from 'vitest';
import { awsError } from '../../src/aws/awsErrors.ts';
import { LabError, type ErrorReason } from '../../src/base/errors.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import { ec2Error, jsonError, queryError, serveAnswers, type Answer } from './answeringServer.ts';

const { signal } = new AbortController();
const newStack = {
  stackName: 'myeks',
  template: { body: '' },
  parameters: new Map<string, string>(),
  capabilities: [],
  tags: {},
  token: 'token-1',
};
const stackArn = 'arn:aws:cloudformation:ap-northeast-2:111122223333:stack/myeks/1';

const calls = {
  create: (cloud: Cloud) => cloud.changeSets.create(newStack, signal),
  describe: (cloud: Cloud) => cloud.stacks.describe('myeks', signal),
  events: (cloud: Cloud) => cloud.stacks.events('myeks', undefined, signal),
  identity: (cloud: Cloud) => cloud.identity(signal),
  instances: (cloud: Cloud) => cloud.compute.instances({ vpcId: 'vpc-1' }, signal),
  clusters: (cloud: Cloud) => cloud.clusters.names(signal),
  nodegroups: (cloud: Cloud) => cloud.clusters.nodegroups('myeks', signal),
};

async function failure(answer: Answer, call: keyof typeof calls): Promise<LabError> {
  const server = await serveAnswers(() => answer);
  const error: unknown = await calls[call](server.cloud).catch((each: unknown) => each);
  server.dispose();
  if (!(error instanceof LabError)) throw new Error(`not a LabError: ${String(error)}`);
  return error;
}

const expired = 'The security token included in the request is expired';
const invalid = 'The security token included in the request is invalid';

/** Status, code and words as the services send them. */
const recorded: readonly (readonly [keyof typeof calls, Answer, ErrorReason])[] = [
  ['identity', queryError(403, 'ExpiredToken', expired), 'expired-credentials'],
  ['describe', queryError(403, 'ExpiredToken', expired), 'expired-credentials'],
  ['clusters', jsonError(403, 'ExpiredTokenException', expired), 'expired-credentials'],
  ['instances', ec2Error(400, 'RequestExpired', 'Request has expired.'), 'expired-credentials'],
  ['identity', queryError(403, 'InvalidClientTokenId', invalid), 'invalid-credentials'],
  ['clusters', jsonError(403, 'UnrecognizedClientException', invalid), 'invalid-credentials'],
  [
    'instances',
    ec2Error(401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'),
    'invalid-credentials',
  ],
  [
    'instances',
    ec2Error(403, 'UnauthorizedOperation', 'You are not authorized to perform this operation.'),
    'access-denied',
  ],
  ['create', queryError(403, 'AccessDenied', 'User: arn is not authorized to perform'), 'access-denied'],
  ['clusters', jsonError(403, 'AccessDeniedException', 'User: arn is not authorized to perform'), 'access-denied'],
  ['create', queryError(400, 'AlreadyExistsException', 'Stack [myeks] already exists'), 'stack-exists'],
  [
    'create',
    queryError(400, 'ValidationError', `Stack:${stackArn} is in ROLLBACK_COMPLETE state and can not be updated.`),
    'stack-rolled-back',
  ],
  [
    'create',
    queryError(400, 'ValidationError', `Stack:${stackArn} is in CREATE_IN_PROGRESS state and can not be updated.`),
    'stack-busy',
  ],
  ['describe', queryError(400, 'ValidationError', 'Stack with id myeks does not exist'), 'stack-missing'],
  ['events', queryError(400, 'ValidationError', 'Stack [myeks] does not exist'), 'stack-missing'],
  ['create', queryError(400, 'ValidationError', 'Template format error: unsupported structure.'), 'template-invalid'],
  [
    'create',
    queryError(400, 'InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_IAM]'),
    'template-invalid',
  ],
  ['nodegroups', jsonError(404, 'ResourceNotFoundException', 'No cluster found for name: myeks.'), 'not-found'],
];

describe('errors of the services', () => {
  it.each(recorded)('%s: %o is %s', async (call, answer, reason) => {
    const error = await failure(answer, call);
    expect(error.reason).toBe(reason);
    expect(answer !== 'never' && answer.body).toContain(error.detail);
    expect(error.detail).not.toBe('');
  });

  it.concurrent.each([
    ['create', queryError(400, 'Throttling', 'Rate exceeded')],
    ['instances', ec2Error(503, 'RequestLimitExceeded', 'Request limit exceeded.')],
    ['clusters', jsonError(429, 'ThrottlingException', 'Rate exceeded')],
  ] as const)(
    '%s is tried again before it counts as throttled',
    async (call, answer) => {
      const server = await serveAnswers(() => answer);
      await expect(calls[call](server.cloud)).rejects.toMatchObject({ reason: 'throttled' });
      server.dispose();
      expect(server.asked.length).toBeGreaterThan(1);
    },
    30_000,
  );

  it('takes what is not there as an answer where the port says so', async () => {
    const server = await serveAnswers(({ form, path }) => {
      if (path.startsWith('/clusters')) return jsonError(404, 'ResourceNotFoundException', 'No cluster found');
      if (form.get('Action') === 'DeleteNetworkInterface')
        return ec2Error(400, 'InvalidNetworkInterfaceID.NotFound', "The networkInterface ID 'eni-1' does not exist");
      return queryError(400, 'ValidationError', 'Stack with id myeks does not exist');
    });
    await expect(server.cloud.stacks.find('myeks', signal)).resolves.toBeUndefined();
    await expect(server.cloud.clusters.find('myeks', signal)).resolves.toBeUndefined();
    await expect(
      server.cloud.resources.delete({ kind: 'network-interface', id: 'eni-1' }, [], signal),
    ).resolves.toBeUndefined();
    server.dispose();
    expect(server.asked).toHaveLength(3);
  });

  it('tells a single sign-on that ran out from missing credentials', () => {
    const providerError = (message: string) => Object.assign(new Error(message), { name: 'CredentialsProviderError' });
    const sso =
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login';
    expect(awsError(providerError(sso), 'x')).toMatchObject({ reason: 'expired-credentials', detail: sso });
    const none = 'Could not load credentials from any providers';
    expect(awsError(providerError(none), 'x')).toMatchObject({ reason: 'no-credentials' });
  });
});
