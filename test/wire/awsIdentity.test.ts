import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createOidcProvider } from '../../src/simulator/world/iam/oidcProviders.ts';
import { putRolePolicy } from '../../src/simulator/world/iam/rolePolicies.ts';
import { createRole } from '../../src/simulator/world/iam/roles.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';
import { sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
beforeAll(async () => {
  simulator = await startAwsSimulator(60);
  aws = awsTool(simulator);
});
afterAll(() => simulator.dispose());

const trust = (Principal: object, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...more }],
});

/** Code and HTTP status of what a call is refused with. */
function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.name} ${error.$metadata.httpStatusCode}`,
  );
}

describe('a role', () => {
  function assumable(name: string): string {
    const principal = { AWS: 'arn:aws:iam::111122223333:root' };
    return createRole(simulator.world, { name, trust: trust(principal), managedPolicies: [], tags: {} }).arn;
  }

  async function assumed(name: string) {
    const { sts } = sdkClients(simulator);
    const request = { RoleArn: assumable(name), RoleSessionName: 'today', DurationSeconds: 900 };
    const { Credentials } = await sts.send(new AssumeRoleCommand(request));
    return {
      key: Credentials?.AccessKeyId ?? '',
      secret: Credentials?.SecretAccessKey ?? '',
      token: Credentials?.SessionToken,
    };
  }

  test('is acted in with temporary credentials, which say so, and may what its policies allow', async () => {
    const { sts, ec2 } = sdkClients(simulator, await assumed('builder'));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: 'arn:aws:sts::111122223333:assumed-role/builder/today',
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:today$/) as string,
    });
    expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toBe('UnauthorizedOperation 403');
    const allowed = { Statement: [{ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }] };
    putRolePolicy(simulator.world, 'builder', 'look', allowed);
    expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toBe('answered');
  });

  test('is not acted in without its token, with another one, or when the session is over', async () => {
    const { token, ...keys } = await assumed('temporary');
    for (const wrong of [keys, { ...keys, token: `${token}x` }]) {
      const { ec2, sts } = sdkClients(simulator, wrong);
      expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toBe('AuthFailure 401');
      expect(await refusal(sts.send(new GetCallerIdentityCommand({})))).toBe('InvalidClientTokenId 403');
    }
    const principal = simulator.world.principals.get(keys.key);
    if (principal?.session === undefined) throw new Error('there is no session');
    const over = { ...principal, session: { ...principal.session, expiresAt: Date.now() - 1 } };
    simulator.world.principals.set(keys.key, over);
    const { ec2, sts } = sdkClients(simulator, { ...keys, token });
    expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toBe('RequestExpired 400');
    expect(await refusal(sts.send(new GetCallerIdentityCommand({})))).toBe('ExpiredToken 403');
  });

  test('is refused to whom it does not trust, and nothing tells whether it is there', async () => {
    const { sts } = sdkClients(simulator);
    const nodes = trust({ Service: 'ec2.amazonaws.com' });
    const { arn } = createRole(simulator.world, { name: 'nodes', trust: nodes, managedPolicies: [], tags: {} });
    for (const RoleArn of [arn, 'arn:aws:iam::111122223333:role/nobody'])
      await expect(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'today' }))).rejects.toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:iam::111122223333:user/learner is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      });
  });

  test('lends a user temporary credentials of its own', async () => {
    const { sts } = sdkClients(simulator);
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    const keys = {
      key: Credentials?.AccessKeyId ?? '',
      secret: Credentials?.SecretAccessKey ?? '',
      token: Credentials?.SessionToken,
    };
    const again = sdkClients(simulator, keys).sts;
    expect((await again.send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:iam::111122223333:user/learner');
    expect(await refusal(again.send(new GetSessionTokenCommand({})))).toBe('AccessDenied 403');
  });
});

describe.skipIf(!hasAwsCli)('by the AWS CLI', () => {
  test('a pod acts in the role of its service account, with a token and no key', async () => {
    const { world } = simulator;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issuer = 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/EXAMPLE';
    const { arn } = createOidcProvider(world, { url: issuer, clientIds: ['sts.amazonaws.com'] });
    world.issuerKeys.set(issuer, publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const Condition = {
      StringEquals: { 'oidc.eks.ap-northeast-2.amazonaws.com/id/EXAMPLE:sub': 'system:serviceaccount:default:web' },
    };
    const statement = trust({ Federated: arn }, { Action: 'sts:AssumeRoleWithWebIdentity', Condition });
    const role = createRole(world, { name: 'web', trust: statement, managedPolicies: [], tags: {} });
    const jwt = (sub: string) => {
      const claims = { iss: issuer, aud: 'sts.amazonaws.com', sub, exp: Date.now() / 1000 + 600 };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const content = `${part({ alg: 'RS256' })}.${part(claims)}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    };
    const assume = `sts assume-role-with-web-identity --role-arn ${role.arn} --role-session-name pod --web-identity-token`;
    const { out } = await aws(assume, jwt('system:serviceaccount:default:web'));
    expect(JSON.parse(out)).toMatchObject({
      AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/web/pod' },
      SubjectFromWebIdentityToken: 'system:serviceaccount:default:web',
    });
    const { AccessKeyId, SecretAccessKey, SessionToken } = (
      JSON.parse(out) as { Credentials: Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string> }
    ).Credentials;
    const asPod = awsTool(simulator, {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    });
    expect((await asPod('sts get-caller-identity --query Arn --output text')).out).toBe(
      'arn:aws:sts::111122223333:assumed-role/web/pod\n',
    );
    expect((await aws(assume, jwt('system:serviceaccount:default:other'))).error).toContain(
      '(AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    );
  });

  test('a role is made, given policies, put into a profile, emptied and deleted', async () => {
    const document = JSON.stringify(trust({ Service: 'ec2.amazonaws.com' }));
    const made = await aws('iam create-role --role-name lab --assume-role-policy-document', document);
    expect(JSON.parse(made.out)).toMatchObject({
      Role: { Arn: 'arn:aws:iam::111122223333:role/lab', AssumeRolePolicyDocument: JSON.parse(document) as object },
    });
    const policy = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
    await aws(`iam attach-role-policy --role-name lab --policy-arn ${policy}`);
    expect((await aws(`iam attach-role-policy --role-name lab --policy-arn ${policy}x`)).error).toContain(
      `(NoSuchEntity) when calling the AttachRolePolicy operation: Policy ${policy}x does not exist or is not attachable.`,
    );
    const attached =
      'iam list-attached-role-policies --role-name lab --query AttachedPolicies[].PolicyName --output text';
    expect((await aws(attached)).out).toBe('AmazonEKS_CNI_Policy\n');
    await aws('iam create-instance-profile --instance-profile-name lab');
    await aws('iam add-role-to-instance-profile --instance-profile-name lab --role-name lab');
    const refused = async () => (await aws('iam delete-role --role-name lab')).error.split(': ').at(-1);
    expect(await refused()).toBe('Cannot delete entity, must remove roles from instance profile first.');
    await aws('iam remove-role-from-instance-profile --instance-profile-name lab --role-name lab');
    expect(await refused()).toBe('Cannot delete entity, must detach all policies first.');
    await aws(`iam detach-role-policy --role-name lab --policy-arn ${policy}`);
    await aws('iam delete-instance-profile --instance-profile-name lab');
    expect((await aws('iam delete-role --role-name lab')).error).toBe('');
    expect((await aws('iam get-role --role-name lab')).error).toContain(
      '(NoSuchEntity) when calling the GetRole operation: The role with name lab cannot be found.',
    );
  });

  test('services have roles of their own, one each', async () => {
    const create = 'iam create-service-linked-role --aws-service-name elasticloadbalancing.amazonaws.com';
    const { out } = await aws(`${create} --query Role.Arn --output text`);
    expect(out).toBe(
      'arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing\n',
    );
    expect((await aws(create)).error).toContain('(InvalidInput)');
    const roles = await aws('iam list-roles --path-prefix /aws-service-role/ --query length(Roles) --output text');
    expect(roles.out).toBe('1\n');
  });

  test('a user is who signs', async () => {
    expect((await aws('iam get-user --query User.UserName --output text')).out).toBe('learner\n');
  });
});
