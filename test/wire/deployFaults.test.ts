import { afterEach, describe, expect, it, vi } from 'vitest';
import { remedyText } from '../../src/commands/deploy/remedyText.ts';
import { remedyFor } from '../../src/domain/deploy/remedy.ts';
import { generateKeyNow } from '../../src/simulator/world/compute/keyMaterial.ts';
import { createKeyPair, deleteKeyPair } from '../../src/simulator/world/compute/keyPairs.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { createStack } from './createStack.ts';
import { DeploySite, ourTemplate } from './deploySite.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/** A stack that is made in no time. */
const gatewayTemplate = 'Resources: { A: { Type: AWS::EC2::InternetGateway } }';

let site: DeploySite;
afterEach(() => site.dispose());

/** A deploy that fails: how it ended, once everything it has left is cleaned up by its button. */
async function failure() {
  const { end, run } = await site.end();
  if (end.kind !== 'failed') throw new Error(end.kind);
  // Nobody watches it any more, and nothing is kept of it.
  expect(site.storage.get('deploy.underWay')).toBeUndefined();
  expect(end.failure.buttons.map(({ action }) => action.kind)).toContain('clean-up');
  expect(site.said.at(-1)).toBe(`The deploy of myeks in ap-northeast-2 failed. ${end.failure.sentence}`);
  await site.desk.act({ kind: 'clean-up' });
  expect((await site.end()).end).toMatchObject({ kind: 'cancelled', what: 'removed' });
  expect(site.isEmpty).toBe(true);
  return { end, run };
}

/** A deploy in which this resource fails with these words. */
async function failing(logicalId: string, reason: string): Promise<void> {
  site = await DeploySite.start();
  await site.fault({ failResource: { logicalId, reason } });
  await site.begin();
  const { end, run } = await failure();
  expect(run.failure?.logicalId).toBe(logicalId);
  const remedy = remedyFor({ type: '', reason });
  expect(remedy.kind).not.toBe('unknown');
  expect(end.failure.sentence).toBe(remedyText(remedy, 'ap-northeast-2'));
  expect(end.failure.detail).toContain(reason);
  // What went with it is no cause.
  const failed = run.resources.filter(({ state }) => state === 'failed').map((each) => each.logicalId);
  expect(failed).not.toContain('Bastion');
}

/** The lab's template with a key pair of CloudFormation's own type. */
const withKeyType = ourTemplate.replace(
  "  KeyName:\n    Type: String\n    Default: ''\n",
  '  KeyName:\n    Type: AWS::EC2::KeyPair::KeyName\n',
);

const makeKey = () =>
  createKeyPair(site.simulator.world, { name: 'lab-key', material: generateKeyNow('ed25519'), tags: {} });

describe('before anything is made', () => {
  it('The key pair is not in the region', async () => {
    site = await DeploySite.start();
    await site.fillIn({ KeyName: 'elsewhere' });
    await site.desk.check();
    expect(site.state.stage).toMatchObject({ kind: 'form', focus: 'KeyName' });
    expect(site.isEmpty).toBe(true);
  });

  it('The key pair has gone since the form was read', async () => {
    site = await DeploySite.start();
    const { name } = makeKey();
    await site.fillIn({ KeyName: name });
    deleteKeyPair(site.simulator.world, name);
    await site.desk.check();
    expect(site.line('key-pair')).toMatchObject({
      state: 'fail',
      why: 'The key pair lab-key does not exist in ap-northeast-2. Choose one that does, or none.',
      buttons: [{ action: { kind: 'focus', key: 'KeyName' } }],
    });
    expect(site.desk.goOn).toBe(false);
    await site.desk.plan();
    expect(site.isEmpty).toBe(true);
  });

  it('The vCPU quota is too small', async () => {
    site = await DeploySite.start();
    await site.fault({ quota: { code: 'L-1216C47A', value: 5 } });
    await site.fillIn();
    await site.desk.check();
    expect(site.line('vcpu-quota')).toMatchObject({ state: 'fail', buttons: [{ action: { kind: 'open-url' } }] });
    expect(site.line('vcpu-quota')?.why).toContain('8 vCPUs are needed and 0 run, but the account may run only 5.');
    expect(site.desk.goOn).toBe(false);
    // One node less is not enough; one node alone is.
    site.desk.setValue('WorkerNodeCount', '1');
    await site.desk.check();
    expect(site.line('vcpu-quota')?.state).toBe('pass');
  });

  it('All VPCs of the region are used', async () => {
    site = await DeploySite.start();
    await site.fault({ quota: { code: 'L-F678F1CE', value: 0 } });
    await site.fillIn();
    await site.desk.check();
    expect(site.line('vpc-quota')?.state).toBe('fail');
    expect(site.desk.goOn).toBe(false);
  });

  it('Some things may not be looked at', async () => {
    site = await DeploySite.start();
    const denied = ['GetServiceQuota', 'DescribeClusterVersions', 'DescribeInstanceTypeOfferings', 'DescribeRegions'];
    for (const operation of denied) await site.fault({ deny: { operation } });
    await site.fillIn();
    await site.desk.check();
    const unknown = ['region', 'version', 'type-offered', 'vcpu-quota', 'vpc-quota'] as const;
    expect(unknown.map((id) => site.line(id)?.state)).toEqual(unknown.map(() => 'unknown'));
    expect(site.line('vcpu-quota')?.why).toContain('servicequotas:GetServiceQuota');
    expect(site.line('identity')?.state).toBe('pass');
    expect(site.desk.goOn).toBe(true);
  });

  it('Nothing may be made', async () => {
    site = await DeploySite.start();
    await site.fault({ deny: { operation: 'RunInstances' } });
    await site.fillIn();
    await site.desk.check();
    expect(site.line('permission')).toMatchObject({ state: 'fail' });
    expect(site.line('permission')?.why).toContain('ec2:RunInstances');
    expect(site.desk.goOn).toBe(false);
  });

  it('The session has expired before anything is made', async () => {
    site = await DeploySite.start();
    await site.fillIn();
    await site.fault({ expireCredentials: true });
    await site.desk.check();
    expect(site.line('identity')).toMatchObject({ state: 'fail', buttons: [{ action: { kind: 'signed-in' } }] });
    expect(site.line('zones')?.state).toBe('pass');
    await site.fault({ expireCredentials: false });
    await site.desk.act({ kind: 'signed-in' });
    expect(site.desk.goOn).toBe(true);
  });

  it('The stack stands already', async () => {
    site = await DeploySite.start(today(ourTemplate));
    await site.fillIn();
    await site.desk.check();
    expect(site.line('stack-name')).toMatchObject({
      state: 'fail',
      why: 'The stack myeks stands already. Use it, or choose another name.',
    });
    await site.desk.act({ kind: 'adopt', name: 'myeks' });
    expect((await site.end()).end.kind).toBe('stands');
    expect(site.simulator.world.clusters.size).toBe(1);
  });

  it('Somebody takes the name between check and plan', async () => {
    site = await DeploySite.start();
    await site.fillIn();
    await site.desk.check();
    await createStack(site.simulator, gatewayTemplate);
    await site.desk.plan();
    expect(site.state.failure?.sentence).toContain('exists already');
    expect(site.stacks).toHaveLength(1);
  });

  it('The stack is busy', async () => {
    site = await DeploySite.start();
    const id = await createStack(site.simulator, gatewayTemplate);
    await expect.poll(() => site.stacks).toEqual(['myeks CREATE_COMPLETE']);
    await site.fillIn();
    site.simulator.setSpeed(0.2);
    const { stacks } = await site.connection.cloud();
    await stacks.delete(id, new AbortController().signal);
    await site.desk.check();
    expect(site.line('stack-name')?.buttons[0]?.action).toEqual({ kind: 'wait' });
    site.simulator.setSpeed(300);
    await site.desk.act({ kind: 'wait' });
    expect(site.line('stack-name')?.state).toBe('pass');
  });
});

describe('while the stack is made', () => {
  it('The key pair goes before CloudFormation looks', async () => {
    site = await DeploySite.start();
    const { name } = makeKey();
    site.template = withKeyType;
    await site.prepare({ KeyName: name });
    deleteKeyPair(site.simulator.world, name);
    await site.desk.execute();
    const { end } = await failure();
    expect(end.failure.sentence).toContain('The key pair lab-key does not exist in ap-northeast-2.');
    expect(end.failure.buttons.map(({ action }) => action)).toContainEqual({ kind: 'retry', focus: 'KeyName' });
  });

  it('EKS creates no clusters of the version', async () => {
    site = await DeploySite.start();
    // Nobody could look whether it is offered.
    await site.fault({ deny: { operation: 'DescribeClusterVersions' } });
    await site.begin({ KubernetesVersion: '1.24' });
    const { end, run } = await failure();
    expect(run.failure).toMatchObject({ logicalId: 'Cluster', type: 'AWS::EKS::Cluster' });
    expect(end.failure.sentence).toBe(
      'EKS creates no clusters of Kubernetes 1.24 any more. Choose a version in standard support.',
    );
    expect(run.resources.find(({ logicalId }) => logicalId === 'Vpc')?.state).toBe('deleted');
  });

  it('The vCPU quota that nobody could read is used up', async () => {
    site = await DeploySite.start();
    await site.fault({ deny: { operation: 'GetServiceQuota' } });
    await site.fault({ quota: { code: 'L-1216C47A', value: 1 } });
    await site.begin();
    const { end, run } = await failure();
    expect(run.failure?.logicalId).toBe('Bastion');
    expect(end.failure.sentence).toContain('The account may run 1 vCPUs at a time');
  });

  it('AWS runs out of the type in a zone', async () => {
    site = await DeploySite.start();
    await site.fault({ exhaust: { instanceType: 't3.medium', zone: 'ap-northeast-2a', exhausted: true } });
    await site.begin();
    const { end } = await failure();
    expect(end.failure.sentence).toContain('AWS has no t3.medium left in a zone at the moment.');
  });

  it('The VPC quota that nobody could read is used up', async () => {
    site = await DeploySite.start();
    await site.fault({ deny: { operation: 'GetServiceQuota' } });
    await site.fault({ quota: { code: 'L-F678F1CE', value: 0 } });
    await site.begin();
    const { end } = await failure();
    expect(end.failure.sentence).toContain('as many VPCs in ap-northeast-2 as it may have');
  });

  it('The nodes do not join', () =>
    failing('Ng1', 'NodeCreationFailure: Instances failed to join the kubernetes cluster'));

  it('This identity may not make the cluster', () =>
    failing(
      'Cluster',
      'User: arn:aws:iam::111122223333:user/me is not authorized to perform: eks:CreateCluster on resource: *',
    ));

  it('A role of that name exists', () =>
    failing('ClusterRole', 'Role with name lab already exists. (Service: Iam, Status Code: 409)'));

  it('All internet gateways of the region are used', () =>
    failing('Igw', 'InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.'));

  it('AWS is still checking the account', () =>
    failing(
      'Ng1',
      'AsgInstanceLaunchFailures: Your request for accessing resources in this region is being validated, and you will not be able to launch additional resources until the validation is complete.',
    ));

  it('A subnet gives no public addresses', () =>
    failing(
      'Ng1',
      'Ec2SubnetInvalidConfiguration: One or more Amazon EC2 Subnets does not automatically assign public IP addresses to instances launched into it.',
    ));

  it('The window is reloaded while the stack is made', async () => {
    site = await DeploySite.start();
    await site.begin();
    for (let reloads = 0; reloads < 3; reloads += 1) {
      await site.progressing();
      await site.reload();
      expect(site.stage).toBe('progress');
    }
    expect((await site.end()).end.kind).toBe('stands');
    expect(site.stacks).toEqual(['myeks CREATE_COMPLETE']);
  });

  it('The window is reloaded with the page in it, which is there before the stack was looked for', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    await site.reload(true);
    expect(site.stage).toBe('progress');
    expect((await site.end()).end.kind).toBe('stands');
    expect(site.stacks).toEqual(['myeks CREATE_COMPLETE']);
  });

  it('The window closes with the plan on it', async () => {
    site = await DeploySite.start();
    await site.prepare();
    await site.reload();
    await site.fillIn();
    await site.desk.check();
    expect(site.line('stack-name')?.buttons[0]?.action).toEqual({ kind: 'free-name' });
    await site.desk.act({ kind: 'free-name' });
    expect(site.line('stack-name')?.state).toBe('pass');
    expect(site.isEmpty).toBe(true);
  });

  it('The window closes between the question and its answer', async () => {
    site = await DeploySite.start();
    await site.prepare();
    await site.fault({ deny: { operation: 'ExecuteChangeSet', times: 1 } });
    await site.desk.execute();
    await expect.poll(() => site.said.at(-1)).toContain('The deploy waits.');
    await site.reload();
    expect(site.stage).not.toBe('progress');
    expect(site.storage.get('deploy.underWay')).toBeUndefined();
    await expect.poll(() => site.isEmpty).toBe(true);
  });

  it('A rolled-back stack holds the name', async () => {
    site = await DeploySite.start();
    await site.fault({ failResource: { logicalId: 'Vpc', reason: 'It did not come up' } });
    await site.begin();
    await site.end();
    expect(site.stacks).toEqual(['myeks ROLLBACK_COMPLETE']);
    await site.desk.act({ kind: 'retry' });
    await site.desk.check();
    expect(site.line('stack-name')?.buttons[0]?.action).toEqual({ kind: 'free-name' });
    await site.desk.act({ kind: 'free-name' });
    expect(site.line('stack-name')?.state).toBe('pass');
    await site.desk.plan();
    await site.desk.execute();
    expect((await site.end()).end.kind).toBe('stands');
  });

  it('The session expires while the stack is made', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    await site.fault({ expireCredentials: true });
    const waiting = () => (site.state.stage.kind === 'progress' ? site.state.stage.run.waiting : undefined);
    await expect.poll(waiting).toMatchObject({ buttons: [{ action: { kind: 'signed-in' } }] });
    expect(waiting()?.sentence).toBe(
      'The AWS session has expired. Sign in again, for example with aws sso login, then continue.',
    );
    expect(site.said.at(-1)).toContain('The deploy waits: the AWS session has expired.');
    await site.fault({ expireCredentials: false });
    await site.desk.act({ kind: 'signed-in' });
    const { end, run } = await site.end();
    expect(end.kind).toBe('stands');
    expect(run.waiting).toBeUndefined();
  });

  it('AWS throttles while the stack is made', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.fault({ throttle: { operation: '*', times: 25 } });
    expect((await site.end()).end.kind).toBe('stands');
    expect(site.said).toHaveLength(1);
  });

  it('AWS answers with errors of its own while the stack is made', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    await site.fault({ break: { operation: 'DescribeStackEvents', times: 12 } });
    expect((await site.end()).end.kind).toBe('stands');
  });

  it('Connections to the API server are cut while nodes come up', async () => {
    site = await DeploySite.start();
    await site.begin();
    const ready = () => (site.state.stage.kind === 'progress' ? site.state.stage.run.phase : site.stage);
    await expect.poll(ready, { timeout: 20_000, interval: 5 }).toMatch(/ready|end/);
    await site.fault({ cutConnections: true });
    expect((await site.end()).end.kind).toBe('stands');
  });

  it('Somebody deletes the stack while it is made', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    const cloud = await site.connection.cloud();
    const { signal } = new AbortController();
    const stack = await cloud.stacks.find('myeks', signal);
    await cloud.stacks.delete(stack?.id ?? '', signal);
    const { end } = await site.end();
    expect(end).toMatchObject({ kind: 'failed', left: false });
    expect(end.kind === 'failed' && end.failure.sentence).toBe(
      'Somebody has deleted the stack myeks while it was made.',
    );
    await expect.poll(() => site.isEmpty).toBe(true);
  });
});
