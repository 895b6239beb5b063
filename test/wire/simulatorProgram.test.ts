import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { endPrograms, spawnProgram, startProgram, type Ready } from './simulatorProgram.ts';

afterEach(endPrograms);

describe('the simulator as a program', () => {
  test('with --deployed has the nodes of the lab, and a shell can be pointed at it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    const file = path.join(folder, "it's.env");
    const { ready } = await startProgram('--deployed', '--env-file', file, '--with-parent');
    const { endpoint, region, accessKeyId, secretAccessKey } = ready;
    const ec2 = new EC2Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({}));
    const names = Reservations?.map(({ Instances }) => Instances?.[0]?.Tags?.find(({ Key }) => Key === 'Name')?.Value);
    expect(names).toEqual(['myeks-ng1-Node', 'myeks-ng1-Node', 'myeks-ng1-Node', 'myeks-bastion-EC2']);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(`export AWS_ENDPOINT_URL='${endpoint}'\n`);
    const kubeconfig = `${file}.kubeconfig`;
    expect(text).toContain(`export KUBECONFIG='${kubeconfig.replaceAll("'", String.raw`'\''`)}'\n`);
    expect(JSON.parse(await readFile(kubeconfig, 'utf8'))).toMatchObject({ 'current-context': 'myeks' });
    for (const each of [file, kubeconfig]) expect((await stat(each)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  test('finds its world again after it was killed, and says when it cannot be read', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    const file = path.join(folder, 'world');
    const instancesOf = async ({ endpoint, region, accessKeyId, secretAccessKey }: Ready) => {
      const ec2 = new EC2Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
      const { Reservations } = await ec2.send(new DescribeInstancesCommand({}));
      return Reservations?.map(({ Instances }) => Instances?.[0]?.InstanceId).toSorted();
    };
    const first = await startProgram('--deployed', '--state', file);
    const instances = await instancesOf(first.ready);
    await vi.waitUntil(() => existsSync(file), { timeout: 10_000 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    first.child.kill('SIGKILL');
    const second = await startProgram('--state', file);
    expect(await instancesOf(second.ready)).toEqual(instances);
    const ended = once(second.child, 'exit');
    second.child.kill('SIGKILL');
    await ended;
    await writeFile(file, 'not a world');
    const third = await startProgram('--state', file);
    expect(await instancesOf(third.ready)).toEqual([]);
    expect(third.ready.setAside).toBe(`${file}.broken`);
    expect(await readFile(`${file}.broken`, 'utf8')).toBe('not a world');
    await rm(folder, { recursive: true });
  });

  test('brings what is under way to its end before it ends', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    const file = path.join(folder, 'world');
    const first = await startProgram('--state', file, '--speed', '1');
    const { endpoint, region, accessKeyId, secretAccessKey } = first.ready;
    const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
    const template = await readFile('media/eks-networking-lab.yaml', 'utf8');
    await new CloudFormationClient(settings).send(
      new CreateStackCommand({ StackName: 'myeks', TemplateBody: template, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    const ended = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    await ended;
    const second = await startProgram('--state', file);
    const again = new CloudFormationClient({
      ...settings,
      endpoint: second.ready.endpoint,
      credentials: { accessKeyId: second.ready.accessKeyId, secretAccessKey: second.ready.secretAccessKey },
    });
    const { Stacks } = await again.send(new DescribeStacksCommand({ StackName: 'myeks' }));
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    await rm(folder, { recursive: true });
  });

  test('ends with the process that started it', async () => {
    const { child } = await startProgram('--with-parent');
    const ended = once(child, 'exit');
    child.stdin.end();
    expect((await ended)[0]).toBe(0);
  });

  test('ends when it is told to', async () => {
    const { child } = await startProgram();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });

  test('says what is wrong with its arguments', async () => {
    const child = spawnProgram('--speed', 'fast');
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    expect(said.toString()).toContain('--speed needs a number, not fast.');
    expect((await once(child, 'exit'))[0]).toBe(1);
  });
});
