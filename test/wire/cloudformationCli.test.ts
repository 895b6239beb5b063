import { execFile, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveCloudformation, type CloudformationServer } from './cloudformationServer.ts';

const run = promisify(execFile);
const template = fileURLToPath(new URL('../../media/eks-networking-lab.yaml', import.meta.url));

/** Why these tests cannot run here; undefined if they can. */
const awsMissing =
  spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'skipped: no aws on the PATH';

describe.skipIf(awsMissing !== undefined)(`CloudFormation by the aws command ${awsMissing ?? ''}`, () => {
  let server: CloudformationServer;

  beforeAll(async () => {
    // The whole lab takes 14 lab minutes to make, so here it takes 7 seconds.
    server = await serveCloudformation(120);
  });
  afterAll(() => server.dispose());

  async function aws(...args: string[]): Promise<string> {
    const { PATH, HOME } = process.env;
    const env = {
      PATH,
      HOME,
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_ACCESS_KEY_ID: server.user.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.user.secretAccessKey,
      AWS_DEFAULT_REGION: 'ap-northeast-2',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
    // The CLI names a change set by the second: two deployments in one would be of one name.
    if (args[0] === 'deploy') await wait(1_000);
    const { stdout } = await run('aws', ['cloudformation', ...args], { env });
    return stdout;
  }

  const deploy = ['deploy', '--template-file', template, '--stack-name', 'myeks', '--capabilities', 'CAPABILITY_IAM'];

  it('deploys the lab, finds nothing to change, and deletes it, without sleeping through its waits', async () => {
    const began = Date.now();
    const said = await aws(
      ...deploy,
      '--parameter-overrides',
      'SgIngressSshCidr=203.0.113.7/32',
      'ClusterBaseName=myeks',
    );
    expect(said).toBe(
      '\nWaiting for changeset to be created..\nWaiting for stack create/update to complete\nSuccessfully created/updated stack - myeks\n',
    );
    expect(Date.now() - began).toBeLessThan(25_000);

    const host = await aws(
      'describe-stacks',
      '--stack-name',
      'myeks',
      '--query',
      'Stacks[*].Outputs[0].OutputValue',
      '--output',
      'text',
    );
    const stack = server.stacks.get('myeks');
    expect(host.trim()).toBe(stack.outputs[0]?.value);
    expect(stack.request.parameters.get('SgIngressSshCidr')?.given).toBe('203.0.113.7/32');

    expect(await aws(...deploy, '--no-fail-on-empty-changeset')).toContain(
      'No changes to deploy. Stack myeks is up to date',
    );

    const scaled = await aws(...deploy, '--parameter-overrides', 'WorkerNodeCount=4');
    expect(scaled).toContain('Successfully created/updated stack - myeks\n');
    expect(server.world.clusters.get('myeks')?.nodegroups.get('ng1')?.scaling.desired).toBe(4);
    // What is not overridden stays as it was.
    expect(stack.request.parameters.get('SgIngressSshCidr')?.given).toBe('203.0.113.7/32');

    await aws('delete-stack', '--stack-name', 'myeks');
    await aws('wait', 'stack-delete-complete', '--stack-name', 'myeks');
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(server.world.vpcs.size).toBe(0);
  });

  it('says why a deployment failed', async () => {
    server.stacks.failNext('BastionSg', 'no such luck');
    await expect(aws(...deploy)).rejects.toThrow('Failed to create/update the stack');
    expect(await aws('describe-stack-events', '--stack-name', 'myeks', '--output', 'text')).toContain('no such luck');
    await expect(aws(...deploy)).rejects.toThrow('is in ROLLBACK_COMPLETE state and can not be updated.');
  });

  it('waits for a creation, an update and its rollback', async () => {
    const began = Date.now();
    const network = (tag: string) =>
      `Resources: { Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, Tags: [{ Key: Name, Value: ${tag} }] } } }`;
    const one = ['--stack-name', 'net'];
    await aws('create-stack', ...one, '--template-body', network('first'));
    await aws('wait', 'stack-create-complete', ...one);
    await aws('update-stack', ...one, '--template-body', network('second'));
    await aws('wait', 'stack-update-complete', ...one);
    server.stacks.failNext('Vpc', 'no such luck');
    await aws('update-stack', ...one, '--template-body', network('third'));
    await aws('wait', 'stack-rollback-complete', ...one);
    const status = ['--query', 'Stacks[0].StackStatus', '--output', 'text'];
    expect((await aws('describe-stacks', ...one, ...status)).trim()).toBe('UPDATE_ROLLBACK_COMPLETE');
    await expect(aws('update-stack', ...one, '--template-body', network('second'))).rejects.toThrow(
      'An error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed.',
    );
    expect(Date.now() - began).toBeLessThan(28_000);
  });
});
