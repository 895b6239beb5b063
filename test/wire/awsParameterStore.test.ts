import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';
import { startAwsSimulator } from './awsSimulator.ts';

const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
beforeAll(async () => {
  simulator = await startAwsSimulator(Infinity);
  aws = awsTool(simulator);
});
afterAll(() => simulator.dispose());

describe.skipIf(!hasAwsCli)('parameters, by the AWS CLI', () => {
  test('AWS publishes the images of Amazon Linux and of EKS nodes, whole and in parts', async () => {
    const value = (name: string) => aws(`ssm get-parameter --name ${name} --query Parameter.Value --output text`);
    const linux = await value('/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2');
    expect(linux.out).toMatch(/^ami-0[0-9a-f]{16}\n$/);
    const node = '/aws/service/eks/optimized-ami/1.24/amazon-linux-2/recommended';
    const image = await value(`${node}/image_id`);
    expect(JSON.parse((await value(node)).out)).toMatchObject({ image_id: image.out.trim() });
    const found = await aws(
      `ec2 describe-images --image-ids ${image.out.trim()} --query Images[0].[Name,Architecture] --output text`,
    );
    expect(found.out).toMatch(/^amazon-eks-node-1\.24-v\d+\tx86_64\n$/);
    const parts = await aws(`ssm get-parameters-by-path --path ${node} --query Parameters[].Name --output text`);
    expect(parts.out.trim().split('\t')).toEqual([`${node}/image_id`, `${node}/image_name`, `${node}/release_version`]);
  });

  test('a path is read page by page', async () => {
    const path = '/aws/service/eks/optimized-ami';
    const { out } = await aws(
      `ssm get-parameters-by-path --recursive --path ${path} --query length(Parameters[]) --output text`,
    );
    expect(
      out
        .trim()
        .split('\n')
        .map(Number)
        .reduce((sum, count) => sum + count),
    ).toBeGreaterThan(50);
  });

  test('a parameter is put once, overwritten when asked, and gone when deleted', async () => {
    const put = 'ssm put-parameter --name /lab/size --type String --value small';
    expect(JSON.parse((await aws(put)).out)).toMatchObject({ Version: 1 });
    expect((await aws(put)).error).toContain(
      'An error occurred (ParameterAlreadyExists) when calling the PutParameter operation: The parameter already exists.',
    );
    expect(JSON.parse((await aws(`${put} --overwrite`)).out)).toMatchObject({ Version: 2 });
    await aws('ssm delete-parameter --name /lab/size');
    expect((await aws('ssm get-parameter --name /lab/size')).error).toBe(
      'An error occurred (ParameterNotFound) when calling the GetParameter operation:',
    );
  });

  test.skipIf(!hasKeygen)('a stack keeps the private key that it made; OpenSSH reads it', async () => {
    const Properties = { KeyName: 'nodes', KeyType: 'ed25519' };
    const template = JSON.stringify({ Resources: { Key: { Type: 'AWS::EC2::KeyPair', Properties } } });
    await aws('cloudformation create-stack --stack-name keys --template-body', template);
    await expect.poll(() => simulator.stacks.get('keys').status).toBe('CREATE_COMPLETE');
    const pair = await aws(
      'ec2 describe-key-pairs --key-names nodes --include-public-key --query KeyPairs[0].[KeyPairId,PublicKey] --output text',
    );
    const [id, publicKey = ''] = pair.out.trim().split('\t');
    const secret = `ssm get-parameter --name /ec2/keypair/${id} --query Parameter.[Type,Value] --output text`;
    expect((await aws(secret)).out).toMatch(/^SecureString\tAQICAH/);
    const { out } = await aws(secret, '--with-decryption');
    const folder = await mkdtemp(path.join(tmpdir(), 'key-'));
    const file = path.join(folder, 'key');
    await writeFile(file, out.replace('SecureString\t', ''), { mode: 0o600 });
    const derived = spawnSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    expect(derived.stderr).toBe('');
    expect(derived.stdout.trim()).toBe(publicKey.split(' ').slice(0, 2).join(' '));
    await aws('cloudformation delete-stack --stack-name keys');
    await expect.poll(() => simulator.world.keyPairs.size).toBe(0);
    expect((await aws(secret)).error).toContain('(ParameterNotFound)');
  });
});
