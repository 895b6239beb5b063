import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bearerToken } from '../../../src/shell/kubernetes/credentials.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'credentials-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG', HOME: folder };
/** As `aws eks update-kubeconfig` writes it. */
const args = ['--region', 'ap-northeast-2', 'eks', 'get-token', '--cluster-name', 'myeks', '--output', 'json'];

test('a kubeconfig of aws works on a machine that has no aws', async () => {
  const token = await bearerToken({ exec: { command: 'aws', args } }, { ...keys, PATH: folder });
  const [version, payload = ''] = (token ?? '').split(/\.(?=[^.]*$)/);
  expect(version).toBe('k8s-aws-v1');
  const url = new URL(Buffer.from(payload, 'base64url').toString('utf8'));
  expect(url.hostname).toBe('sts.ap-northeast-2.amazonaws.com');
  expect(url.searchParams.get('Action')).toBe('GetCallerIdentity');
  expect(url.searchParams.get('X-Amz-Credential')).toMatch(/^AKIDEXAMPLE\/\d{8}\/ap-northeast-2\/sts\/aws4_request$/);
});

test('its variables count, and its complaint is told', async () => {
  writeFileSync(
    path.join(folder, 'config'),
    '[profile other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = x\n',
  );
  const environment = { HOME: folder, PATH: folder, AWS_CONFIG_FILE: path.join(folder, 'config') };
  const env = [{ name: 'AWS_PROFILE', value: 'other' }];
  const token = await bearerToken({ exec: { command: 'aws', args, env } }, environment);
  const url = Buffer.from(token?.split('.').at(-1) ?? '', 'base64url').toString('utf8');
  expect(url).toContain('AKIDOTHER');
  const absent = [{ name: 'AWS_PROFILE', value: 'absent' }];
  await expect(bearerToken({ exec: { command: 'aws', args, env: absent } }, environment)).rejects.toThrow(
    /absent[^]*Unable to connect to the server: getting credentials: exec: executable aws failed with exit code \d+$/,
  );
});

test.skipIf(process.platform === 'win32')('the aws of the machine comes first', async () => {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'aws'), '#!/bin/sh\necho \'{"status": {"token": "of the machine"}}\'\n', {
    mode: 0o755,
  });
  expect(await bearerToken({ exec: { command: 'aws', args } }, { ...keys, PATH: `${bin}:/bin` })).toBe(
    'of the machine',
  );
});

test('another plugin that is not there', async () => {
  await expect(bearerToken({ exec: { command: 'aws-iam-authenticator' } }, { ...keys, PATH: folder })).rejects.toThrow(
    'getting credentials: exec: spawn aws-iam-authenticator ENOENT',
  );
});
