import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clientSettings, type ClientSettings } from '../../src/shell/clientSettings.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'client-settings-'));
const files = {
  AWS_CONFIG_FILE: path.join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
};
writeFileSync(files.AWS_CONFIG_FILE, '[default]\nregion = eu-west-1\n[profile lab]\nregion = ap-northeast-2\n');
writeFileSync(
  files.AWS_SHARED_CREDENTIALS_FILE,
  '[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = d\n[lab]\naws_access_key_id = AKIALAB\naws_secret_access_key = l\n',
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const regionOf = async ({ region }: ClientSettings) => (typeof region === 'string' ? region : await region());

test('an environment decides for itself, whatever that of the process says', async () => {
  const byProfile = clientSettings({ ...files, AWS_PROFILE: 'lab' }, 'EKS');
  expect(await regionOf(byProfile)).toBe('ap-northeast-2');
  expect(await byProfile.credentials()).toMatchObject({ accessKeyId: 'AKIALAB', secretAccessKey: 'l' });
  expect(byProfile.endpoint).toBeUndefined();

  const byDefault = clientSettings(files, 'EKS');
  expect(await regionOf(byDefault)).toBe('eu-west-1');
  expect(await byDefault.credentials()).toMatchObject({ accessKeyId: 'AKIADEFAULT' });

  // As in the AWS CLI: keys win over a named profile, a service's own endpoint over the one for all.
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAKEYS', AWS_SECRET_ACCESS_KEY: 'k', AWS_SESSION_TOKEN: 't' };
  const environment = {
    ...files,
    ...keys,
    AWS_PROFILE: 'lab',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:2',
  };
  const byKeys = clientSettings(environment, 'EKS');
  expect(await byKeys.credentials()).toEqual({ accessKeyId: 'AKIAKEYS', secretAccessKey: 'k', sessionToken: 't' });
  expect(byKeys).toMatchObject({ region: 'us-east-1', endpoint: 'http://127.0.0.1:1' });
  expect(clientSettings(environment, 'EC2', 'us-west-2')).toMatchObject({
    region: 'us-west-2',
    endpoint: 'http://127.0.0.1:2',
  });
  expect(
    clientSettings({ ...environment, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, 'EC2').endpoint,
  ).toBeUndefined();
});
