import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awsProfiles } from '../../src/connection/awsProfiles.ts';
import { temporaryFolder } from './temporaryFolder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
  vi.stubEnv('AWS_CONFIG_FILE', path.join(folder.path, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', path.join(folder.path, 'credentials'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

test('lists the profiles of both files, with the regions and endpoints they name', async () => {
  await writeFile(
    path.join(folder.path, 'config'),
    [
      '[default]',
      'region = ap-northeast-2',
      '[sso-session company]',
      'sso_region = us-east-1',
      '[profile work]',
      'sso_session = company',
      'region = eu-west-1',
      'endpoint_url = https://vpce.example.com',
      '[services local]',
      'ec2 =',
      '  endpoint_url = http://localhost:1',
    ].join('\n'),
  );
  await writeFile(
    path.join(folder.path, 'credentials'),
    ['[default]', 'aws_access_key_id = A', 'aws_secret_access_key = s', '[old]', 'aws_access_key_id = B'].join('\n'),
  );
  expect(await awsProfiles()).toEqual([
    { name: 'default', region: 'ap-northeast-2', endpoint: undefined },
    { name: 'work', region: 'eu-west-1', endpoint: 'https://vpce.example.com' },
    { name: 'old', region: undefined, endpoint: undefined },
  ]);
});

test('no files, no profiles', async () => {
  expect(await awsProfiles()).toEqual([]);
});
