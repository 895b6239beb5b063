import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clusterToken } from '../../src/aws/clusterToken.ts';

const accessKeyId = 'AKIAEXAMPLE';
const secretAccessKey = 'of this test only';
const credentials = { kind: 'keys', accessKeyId, secretAccessKey } as const;
const region = 'ap-northeast-2';
const now = Date.UTC(2026, 10, 23, 6, 0, 8);

function urlIn(token: string): URL {
  const [prefix, text] = [token.slice(0, 11), token.slice(11)];
  expect(prefix).toBe('k8s-aws-v1.');
  expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
  return new URL(Buffer.from(text, 'base64url').toString());
}

/** Signature version 4 for a presigned GET without a body, from its specification. */
function signatureOf(url: URL, headers: Readonly<Record<string, string>>): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .toSorted();
  const canonical = [
    'GET',
    url.pathname,
    query.join('&'),
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    '',
    Object.keys(headers).join(';'),
    sha256(''),
  ].join('\n');
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const scope = [date.slice(0, 8), region, 'sts', 'aws4_request'];
  const key = scope.reduce<string | Buffer>((each, part) => hmac(each, part), `AWS4${secretAccessKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n')).toString('hex');
}

describe('a token for a cluster', () => {
  it.each([
    [undefined, 'https://sts.ap-northeast-2.amazonaws.com', 'sts.ap-northeast-2.amazonaws.com'],
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566', '127.0.0.1:4566'],
  ])('is a presigned request to STS (endpoint %s)', async (endpoint, origin, host) => {
    const settings = { region, credentials, ...(endpoint === undefined ? {} : { endpoint }) };
    const { token, expiresAt } = await clusterToken(settings, 'myeks', now);
    const url = urlIn(token);
    expect(url.origin).toBe(origin);
    expect(url.pathname).toBe('/');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAEXAMPLE/20261123/ap-northeast-2/sts/aws4_request',
      'X-Amz-Date': '20261123T060008Z',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
    });
    expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url, { host, 'x-k8s-aws-id': 'myeks' }));
    expect(expiresAt).toBe(now + 14 * 60_000);
  });

  it('is signed for one cluster only', async () => {
    const { token } = await clusterToken({ region, credentials }, 'myeks', now);
    const url = urlIn(token);
    const other = signatureOf(url, { host: url.host, 'x-k8s-aws-id': 'another' });
    expect(url.searchParams.get('X-Amz-Signature')).not.toBe(other);
  });

  const missing = spawnSync('aws', ['--version'], { stdio: 'ignore' }).status !== 0;
  it.skipIf(missing)(
    'is what the AWS CLI makes of the same keys in the same second (skipped without it)',
    async () => {
      const endpoint = 'http://127.0.0.1:9';
      const output = execFileSync('aws', ['eks', 'get-token', '--cluster-name', 'myeks', '--output', 'json'], {
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
          AWS_DEFAULT_REGION: region,
          AWS_ENDPOINT_URL_STS: endpoint,
        },
      });
      const { status } = JSON.parse(output.toString()) as { status: { token: string; expirationTimestamp: string } };
      const theirs = urlIn(status.token);
      const [, date, time] = /^(\d{8})T(\d{6})Z$/.exec(theirs.searchParams.get('X-Amz-Date') ?? '') ?? [];
      const madeAt = Date.parse(
        `${date?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time?.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
      );
      const ours = await clusterToken({ region, endpoint, credentials }, 'myeks', madeAt);
      expect(Object.fromEntries(urlIn(ours.token).searchParams)).toEqual(Object.fromEntries(theirs.searchParams));
      expect(Math.abs(ours.expiresAt - Date.parse(status.expirationTimestamp))).toBeLessThanOrEqual(2000);
    },
    20_000,
  );
});
