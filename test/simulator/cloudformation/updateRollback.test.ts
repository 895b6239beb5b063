import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { Practice, story } from './practice.ts';
import { network } from './templates.ts';

const changed = network.replace('mine', 'yours');
const more = `${changed}  Gateway: { Type: AWS::EC2::InternetGateway, DependsOn: Vpc }\n`;

async function standing(): Promise<{ practice: Practice; stack: Stack; since: () => string[] }> {
  const practice = new Practice();
  const stack = practice.create(network);
  await practice.pass(60);
  const before = stack.events.length;
  return { practice, stack, since: () => story(stack).slice(before) };
}

describe('an update that fails', () => {
  it('goes back to where it was and takes away what it made', async () => {
    const { practice, stack, since } = await standing();
    practice.stacks.failNext('Gateway', 'no such luck');
    practice.update(stack, { TemplateBody: more });
    await practice.pass(60);
    expect(since()).toEqual([
      'myeks UPDATE_IN_PROGRESS User Initiated',
      'Vpc UPDATE_IN_PROGRESS',
      'Vpc UPDATE_COMPLETE',
      'Gateway CREATE_IN_PROGRESS',
      'Gateway CREATE_FAILED no such luck',
      'myeks UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Gateway]. ',
      'Vpc UPDATE_IN_PROGRESS',
      'Vpc UPDATE_COMPLETE',
      'myeks UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Gateway DELETE_COMPLETE',
      'myeks UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect([...practice.world.vpcs.values()][0]?.tags['Name']).toBe('mine');
    expect(stack.request.template.body).toBe(network);
    expect([...stack.resources.keys()]).toEqual(['Vpc', 'Subnet', 'Group']);
    practice.update(stack, { TemplateBody: more });
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_COMPLETE');
  });

  it('puts back what it had replaced', async () => {
    const { practice, stack } = await standing();
    const [vpc] = practice.world.vpcs.keys();
    const [subnet] = practice.world.subnets.keys();
    practice.stacks.failNext('Group', 'no such luck');
    practice.update(stack, {
      TemplateBody: network.replaceAll('10.0.1.0', '10.9.1.0'),
      Parameters: [{ ParameterKey: 'Block', ParameterValue: '10.9.0.0/16' }],
    });
    await practice.pass(120);
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...practice.world.vpcs.keys()]).toEqual([vpc]);
    expect([...practice.world.subnets.keys()]).toEqual([subnet]);
    expect(stack.resources.get('Vpc')?.physicalId).toBe(vpc);
    expect(stack.request.parameters.get('Block')?.given).toBe('10.0.0.0/16');
  });

  it('puts back what it had replaced however often it was tried, and however often that is gone on with', async () => {
    const { practice, stack } = await standing();
    const [vpc] = practice.world.vpcs.keys();
    const attempt = (block: string) => ({
      TemplateBody: network.replaceAll('10.0.1.0', block.replace('0.0/16', '1.0')),
      Parameters: [{ ParameterKey: 'Block', ParameterValue: block }],
      DisableRollback: 'true',
    });
    practice.stacks.failNext('Group', 'no such luck');
    practice.update(stack, attempt('10.8.0.0/16'));
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_FAILED');
    const [, second] = practice.world.vpcs.keys();
    expect(stack.resources.get('Vpc')?.physicalId).toBe(second);
    practice.stacks.failNext('Group', 'no such luck');
    practice.update(stack, attempt('10.9.0.0/16'));
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_FAILED');
    expect(practice.world.vpcs.size).toBe(3);
    practice.stacks.failNext('Group', 'still none');
    practice.stacks.rollBack(stack);
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_ROLLBACK_FAILED');
    practice.stacks.continueUpdateRollback(stack, new Set());
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...practice.world.vpcs.keys()]).toEqual([vpc]);
    expect(stack.resources.get('Vpc')?.physicalId).toBe(vpc);
    expect([...practice.world.subnets.values()].map(({ vpcId }) => vpcId)).toEqual([vpc]);
  });

  it('carries the words of the service for what could not be changed', async () => {
    const { practice, stack } = await standing();
    practice.update(stack, {
      TemplateBody: network.replace(
        'GroupDescription: test,',
        'GroupDescription: test, SecurityGroupIngress: [{ IpProtocol: tcp, CidrIp: 10.0.0.0/8 }],',
      ),
    });
    await practice.pass(30);
    expect(story(stack)).toContain(
      'myeks UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [Group]. ',
    );
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('stays where it is when asked to, and can then be tried again, or rolled back', async () => {
    const { practice, stack, since } = await standing();
    const attempt = { TemplateBody: more, DisableRollback: 'true' };
    practice.stacks.failNext('Gateway', 'no such luck');
    practice.update(stack, attempt);
    await practice.pass(30);
    expect(stack.status).toBe('UPDATE_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to create: [Gateway]. ');
    practice.stacks.failNext('Gateway', 'again');
    practice.update(stack, attempt);
    await practice.pass(30);
    expect(stack.status).toBe('UPDATE_FAILED');
    practice.stacks.rollBack(stack);
    await practice.pass(30);
    expect(since().at(-1)).toBe('myeks UPDATE_ROLLBACK_COMPLETE');
    expect([...practice.world.vpcs.values()][0]?.tags['Name']).toBe('mine');
    expect(practice.world.internetGateways.size).toBe(0);
  });

  it('and cannot be rolled back can be continued, with resources skipped', async () => {
    const { practice, stack } = await standing();
    practice.stacks.failNext('Gateway', 'no such luck');
    practice.update(stack, { TemplateBody: more });
    await practice.pass(5);
    expect(stack.status).toBe('UPDATE_ROLLBACK_IN_PROGRESS');
    practice.stacks.failNext('Vpc', 'still none');
    await practice.pass(30);
    expect(stack.status).toBe('UPDATE_ROLLBACK_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to update: [Vpc]. ');
    expect(() => practice.update(stack, { TemplateBody: more })).toThrow(
      'is in UPDATE_ROLLBACK_FAILED state and can not be updated.',
    );
    expect(() => practice.stacks.continueUpdateRollback(stack, new Set(['Subnet']))).toThrow(
      'Only the resources failed during UpdateRollback are allowed to be skipped',
    );
    practice.stacks.continueUpdateRollback(stack, new Set(['Vpc']));
    await practice.pass(30);
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...practice.world.vpcs.values()][0]?.tags['Name']).toBe('yours');
  });

  it('may be the will of the person who began it', async () => {
    const { practice, stack, since } = await standing();
    expect(() => practice.stacks.cancelUpdate(stack)).toThrow(
      'CancelUpdateStack cannot be called from current stack status',
    );
    practice.update(stack, { TemplateBody: changed });
    await practice.pass(2);
    practice.stacks.cancelUpdate(stack);
    await practice.pass(30);
    expect(since()).toContain('Vpc UPDATE_FAILED Resource update cancelled');
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...practice.world.vpcs.values()][0]?.tags['Name']).toBe('mine');
  });

  it('for a parameter that names nothing never begins', async () => {
    const { practice, stack, since } = await standing();
    practice.update(stack, {
      TemplateBody: `${network.replace('Resources:', "  KeyName: { Type: 'AWS::EC2::KeyPair::KeyName' }\nResources:")}Outputs: { Key: { Value: !Ref KeyName } }`,
      Parameters: [{ ParameterKey: 'KeyName', ParameterValue: 'none' }],
    });
    await practice.pass(5);
    expect(since()).toEqual([
      'myeks UPDATE_IN_PROGRESS User Initiated',
      'myeks UPDATE_ROLLBACK_IN_PROGRESS Parameter validation failed: parameter value none for parameter name KeyName does not exist. Rollback requested by user.',
      'myeks UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'myeks UPDATE_ROLLBACK_COMPLETE',
    ]);
  });
});

describe('a creation that failed and was not rolled back', () => {
  it('can be gone on with by an update', async () => {
    const practice = new Practice();
    practice.stacks.failNext('Subnet', 'no such luck');
    const stack = practice.create(network, { DisableRollback: 'true' });
    await practice.pass(60);
    expect(stack.status).toBe('CREATE_FAILED');
    practice.update(stack, { TemplateBody: network });
    await practice.pass(60);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect([...practice.world.subnets.values()].map(({ cidr }) => cidr)).toEqual(['10.0.1.0/24']);
    expect(practice.world.vpcs.size).toBe(1);
  });

  it('can be rolled back', async () => {
    const practice = new Practice();
    practice.stacks.failNext('Subnet', 'no such luck');
    const stack = practice.create(network, { DisableRollback: 'true' });
    await practice.pass(60);
    practice.stacks.rollBack(stack);
    await practice.pass(60);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(practice.world.vpcs.size).toBe(0);
    expect(() => practice.stacks.rollBack(stack)).toThrow(
      `Stack [${stack.id}] cannot be rolled back from its current state ROLLBACK_COMPLETE.`,
    );
  });
});
