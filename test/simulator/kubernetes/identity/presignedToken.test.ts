import { expect, test } from 'vitest';
import { presignedIdentity } from '../../../../src/simulator/aws/presignedIdentity.ts';
import { presignedRequestOf } from '../../../../src/simulator/kubernetes/identity/presignedToken.ts';
import { emptyWorld } from '../../world/testWorld.ts';
import { tokenOf, type TokenOptions } from '../../control/token.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);
const key = 'AKIALABADMIN00000000';
const token = (options: TokenOptions = {}) => tokenOf(key, { at: now, ...options });
const read = (text: string, at = now) => presignedRequestOf(text, at)?.hostname;

test('the request inside a token is one to STS, for fifteen minutes', () => {
  expect(read(token())).toBe('sts.ap-northeast-2.amazonaws.com');
  expect(read(token(), now + 14 * 60_000)).toBe('sts.ap-northeast-2.amazonaws.com');
  expect(read(token(), now + 16 * 60_000)).toBeUndefined();
  expect(read(token({ host: 'sts.example.com' }))).toBeUndefined();
  expect(read(token({ host: '127.0.0.1:4566' }))).toBe('127.0.0.1');
});

test('a token that does not sign the cluster is none', () => {
  expect(read(token({ signedHeaders: 'host' }))).toBeUndefined();
});

test.each(['', 'abc', 'k8s-aws-v1.', 'k8s-aws-v1.!!!', 'k8s-aws-v1.eA'])('no token: "%s"', (text) => {
  expect(read(text)).toBeUndefined();
});

test('the signature tells whose it is: with the right secret, for this cluster, while the session lasts', async () => {
  const { world } = emptyWorld();
  const principal = {
    accessKeyId: key,
    secretAccessKey: 'wJalrXUtnFEMI',
    arn: 'arn:aws:iam::111122223333:user/learner',
    userId: 'AIDALEARNER',
    expired: false,
  };
  world.principals.set(key, principal);
  const identity = async (options: TokenOptions, cluster = 'myeks') => {
    const url = presignedRequestOf(token(options), now);
    return url === undefined ? undefined : (await presignedIdentity(world, url, cluster))?.arn;
  };
  expect(await identity({ secret: 'wJalrXUtnFEMI' })).toBe(principal.arn);
  expect(await identity({ secret: 'another' })).toBeUndefined();
  expect(await identity({ secret: 'wJalrXUtnFEMI' }, 'another')).toBeUndefined();
  principal.expired = true;
  expect(await identity({ secret: 'wJalrXUtnFEMI' })).toBeUndefined();
});
