import { expect, test } from 'vitest';
import { accessKeyOf } from '../../../src/simulator/kubernetes/server/bearerToken.ts';
import { tokenOf } from '../control/lab.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);
const key = 'AKIALABADMIN00000000';
const read = (token: string, at = now) => accessKeyOf(`Bearer ${token}`, at);

test('the access key of a fresh token', () => {
  expect(read(tokenOf(key, now))).toBe(key);
});

test('a token is good for fifteen minutes', () => {
  expect(read(tokenOf(key, now), now + 14 * 60_000)).toBe(key);
  expect(read(tokenOf(key, now), now + 16 * 60_000)).toBeUndefined();
});

test('a token that does not sign the cluster is none', () => {
  expect(read(tokenOf(key, now, 'host'))).toBeUndefined();
});

test('a request to anybody but STS is none', () => {
  const elsewhere = Buffer.from(tokenOf(key, now).slice('k8s-aws-v1.'.length), 'base64url')
    .toString()
    .replace('sts.ap-northeast-2.amazonaws.com', 'sts.example.com');
  expect(read(`k8s-aws-v1.${Buffer.from(elsewhere).toString('base64url')}`)).toBeUndefined();
});

test.each(['', 'Bearer', 'Bearer abc', 'Bearer k8s-aws-v1.', 'Bearer k8s-aws-v1.!!!', 'Basic k8s-aws-v1.eA'])(
  'no token: "%s"',
  (header) => {
    expect(accessKeyOf(header, now)).toBeUndefined();
  },
);
