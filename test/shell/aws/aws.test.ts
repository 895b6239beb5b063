import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { aws, awsCompletions } from '../../../src/shell/aws/aws.ts';
import { withSetting } from '../../../src/shell/aws/custom/configureSet.ts';
import type { ToolContext } from '../../../src/shell/tool.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'aws-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `aws` where nobody answers. */
async function run(line: string, environment: Readonly<Record<string, string>> = {}) {
  const said = { out: '', err: '' };
  const context: ToolContext = {
    environment: { HOME: folder, AWS_REGION: 'eu-west-1', ...environment },
    cwd: folder,
    input: Readable.from([]),
    screen: undefined,
    keys: undefined,
    print: (text) => void (said.out += text),
    printError: (text) => void (said.err += text),
    now: () => new Date('2026-11-26T12:00:00Z'),
    sleep: () => Promise.resolve(),
    signal: new AbortController().signal,
    agent: undefined,
    editFile: undefined,
    aws: () => Promise.reject(new Error('not asked for')),
  };
  const code = await aws(line.split(' '), context);
  return { code, ...said };
}

describe('aws', () => {
  test('what it lacks it says, and where to have it', async () => {
    const { code, err } = await run('s3 ls');
    expect(code).toBe(2);
    expect(err).toContain("argument command: Invalid choice: 's3'");
    expect(err).toContain('The AWS CLI in a terminal has all of them: https://aws.amazon.com/cli');
    expect((await run('ec2 describe-instancs')).err).toContain('maybe you meant:\n\n  * describe-instances\n');
  });

  test('help tells the options, and where they are explained', async () => {
    const { code, out } = await run('eks describe-cluster help');
    expect(code).toBe(0);
    expect(out).toContain('  --name <value>\n');
    expect(out).toContain('https://docs.aws.amazon.com/cli/latest/reference/eks/describe-cluster.html');
    expect((await run('eks help')).out).toContain('describe-nodegroup');
    expect((await run('help')).out).toContain('cloudformation');
  });

  test('settings are written only where the environment says so', async () => {
    expect(await run('configure set region us-east-1')).toMatchObject({
      code: 255,
      err: expect.stringContaining('Your own AWS configuration is not changed from here.') as string,
    });
    const file = path.join(folder, 'config');
    expect((await run('configure set profile.lab.region us-east-1', { AWS_CONFIG_FILE: file })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('[profile lab]\nregion = us-east-1\n');
    expect((await run('configure get region --profile lab', { AWS_CONFIG_FILE: file })).out).toBe('us-east-1\n');
    expect((await run('configure list-profiles', { AWS_CONFIG_FILE: file })).out).toBe('lab\n');
    expect(withSetting('[a]\nx = 1\n\n[b]\nx = 2\n', 'b', 'x', '3')).toBe('[a]\nx = 1\n\n[b]\nx = 3\n');
  });

  test('words for completion', async () => {
    expect(await awsCompletions([])).toEqual(expect.arrayContaining(['ec2', 'eks', 'configure', '--region']));
    expect(await awsCompletions(['eks'])).toEqual(
      expect.arrayContaining(['describe-cluster', 'update-kubeconfig', 'wait']),
    );
    expect(await awsCompletions(['eks', 'wait'])).toContain('nodegroup-active');
    expect(await awsCompletions(['eks', 'wait', 'nodegroup-active'])).toContain('--nodegroup-name');
    expect(await awsCompletions(['ec2', 'run-instances'])).toEqual(expect.arrayContaining(['--count', '--image-id']));
    expect(await awsCompletions(['cloudformation', 'deploy'])).toContain('--parameter-overrides');
  });
});
