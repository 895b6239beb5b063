import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { createOidcProvider } from '../../../../src/simulator/world/iam/oidcProviders.ts';
import { webIdentityOf } from '../../../../src/simulator/world/iam/webIdentity.ts';
import { emptyWorld } from '../testWorld.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF';

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}

function trusting() {
  const { world, clock } = emptyWorld();
  createOidcProvider(world, { url: issuer, clientIds: ['sts.amazonaws.com'] });
  world.issuerKeys.set(issuer, publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const claims = {
    iss: issuer,
    aud: ['sts.amazonaws.com'],
    sub: 'system:serviceaccount:kube-system:aws-node',
    exp: clock.now() / 1000 + 3600,
  };
  return { world, clock, claims };
}

test('a token of a known issuer says who its bearer is', () => {
  const { world, claims } = trusting();
  expect(webIdentityOf(world, jwt(claims))).toEqual({
    provider: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF',
    issuer: 'oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF',
    subject: 'system:serviceaccount:kube-system:aws-node',
    audience: 'sts.amazonaws.com',
  });
});

test('a token that cannot be believed is refused, with the reason', () => {
  const { world, claims } = trusting();
  const refusal = (token: string) => {
    try {
      return JSON.stringify(webIdentityOf(world, token));
    } catch (error) {
      return error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : String(error);
    }
  };
  expect(refusal('nothing')).toContain('InvalidIdentityToken: The ID Token provided is not a valid JWT.');
  expect(refusal(jwt({ ...claims, iss: 'https://elsewhere' }))).toBe(
    'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://elsewhere',
  );
  expect(refusal(jwt({ ...claims, aud: 'somebody' }))).toBe('InvalidIdentityToken: Incorrect token audience');
  expect(refusal(jwt({ ...claims, exp: 1 }))).toMatch(/^ExpiredTokenException: Token expired/);
  const [header, payload] = jwt(claims).split('.');
  const forged = `${header}.${payload}.${Buffer.alloc(256).toString('base64url')}`;
  expect(refusal(forged)).toContain('InvalidIdentityToken: The ID Token provided is not a valid JWT.');
  world.issuerKeys.clear();
  expect(refusal(jwt(claims))).toContain("InvalidIdentityToken: Couldn't retrieve verification key");
});
