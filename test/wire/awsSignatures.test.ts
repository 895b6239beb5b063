import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startAwsSimulator(60);
});
afterAll(() => simulator.dispose());

const minute = 60_000;
const body = 'Action=DescribeVpcs&Version=2016-11-15';

function signer(service: string, secretAccessKey = simulator.secretAccessKey): SignatureV4 {
  const credentials = { accessKeyId: simulator.accessKeyId, secretAccessKey };
  return new SignatureV4({ service, region: simulator.region, credentials, sha256: Sha256 });
}

function parts() {
  const { hostname, port, host } = new URL(simulator.endpoint);
  return { protocol: 'http:', hostname, port: Number(port), path: '/', headers: { host } };
}

/** Status and code of the answer to a request whose signature was made `ago` milliseconds before now. */
async function sentLate(service: string, ago: number, text = body): Promise<string> {
  const request = { ...parts(), method: 'POST', body: text };
  const { headers } = await signer(service).sign(request, { signingDate: new Date(Date.now() - ago) });
  return outcome(await fetch(simulator.endpoint, { method: 'POST', headers, body: text }));
}

async function outcome(answer: Response): Promise<string> {
  const text = await answer.text();
  const code = /<Code>(.+?)<\/Code>/.exec(text)?.[1] ?? answer.headers.get('x-amzn-errortype') ?? '';
  const message = /<Message>(.+?)<\/Message>/.exec(text)?.[1] ?? '';
  return `${answer.status} ${code} ${message}`.trim();
}

async function presigned(secret?: string, expiresIn = 60, ago = 0): Promise<string> {
  const query = Object.fromEntries(new URLSearchParams(body));
  const request = { ...parts(), method: 'GET', query };
  const signed = await signer('ec2', secret).presign(request, {
    expiresIn,
    signingDate: new Date(Date.now() - ago),
  });
  const search = new URLSearchParams(signed.query as Record<string, string>);
  return `${simulator.endpoint}/?${search.toString()}`;
}

describe('a signature in the header', () => {
  test('is good for a quarter of an hour, whichever clock is behind', async () => {
    expect(await sentLate('ec2', 14 * minute)).toBe('200');
    expect(await sentLate('ec2', -14 * minute)).toBe('200');
    expect(await sentLate('ec2', 16 * minute)).toBe('400 RequestExpired Request has expired.');
    const query = 'Action=ListRoles&Version=2010-05-08';
    expect(await sentLate('iam', 16 * minute, query)).toMatch(
      /^403 SignatureDoesNotMatch Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z/,
    );
    expect(await sentLate('iam', -16 * minute, query)).toMatch(
      /^403 SignatureDoesNotMatch Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z/,
    );
  });

  test('covers what was signed: not another body, path, region or day', async () => {
    const { headers } = await signer('ec2').sign({ ...parts(), method: 'POST', body });
    const send = (changed: Record<string, string>, text = body, path = '/') =>
      fetch(`${simulator.endpoint}${path}`, { method: 'POST', headers: { ...headers, ...changed }, body: text });
    const refused = /^401 AuthFailure/;
    expect(await outcome(await send({}))).toBe('200');
    expect(await outcome(await send({}, `${body}&VpcId.1=vpc-1`))).toMatch(refused);
    expect(await outcome(await send({}, body, '/other'))).toMatch(refused);
    expect(await outcome(await send({}, body, '/?VpcId.1=vpc-1'))).toMatch(refused);
    const { authorization = '' } = headers;
    for (const [from, to] of [
      [simulator.region, 'us-east-1'],
      [/\/\d{8}\//.exec(authorization)?.[0] ?? '', '/20200101/'],
    ] as const)
      expect(await outcome(await send({ authorization: authorization.replace(from, to) }))).toMatch(refused);
  });

  test('that lacks a part is not taken for none at all', async () => {
    const send = (authorization: string) =>
      fetch(simulator.endpoint, { method: 'POST', headers: { authorization }, body }).then(outcome);
    expect(await send('AWS4-HMAC-SHA256 Credential=AKIA/20261126/ap-northeast-2/ec2/aws4_request')).toMatch(
      /^400 IncompleteSignature Authorization header requires/,
    );
    expect(await send('Basic bGVhcm5lcjpzZWNyZXQ=')).toMatch(/^400 IncompleteSignature/);
  });
});

describe('a presigned request', () => {
  test('is answered while it is good', async () => {
    expect(await outcome(await fetch(await presigned()))).toBe('200');
  });

  test('is not, when its time is over, or its signature that of another secret or another query', async () => {
    expect(await outcome(await fetch(await presigned(undefined, 60, 2 * minute)))).toBe(
      '400 RequestExpired Request has expired.',
    );
    expect(await outcome(await fetch(await presigned('another secret')))).toMatch(/^401 AuthFailure/);
    expect(await outcome(await fetch(`${await presigned()}&VpcId.1=vpc-1`))).toMatch(/^401 AuthFailure/);
  });
});
