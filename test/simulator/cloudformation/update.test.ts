import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { Practice, story } from './practice.ts';
import { network } from './templates.ts';

const replacing = 'Requested update requires the creation of a new physical resource; hence creating one.';

async function standing(template = network): Promise<{ practice: Practice; stack: Stack; since: () => string[] }> {
  const practice = new Practice();
  const stack = practice.create(template);
  await practice.pass(60);
  expect(stack.status).toBe('CREATE_COMPLETE');
  const before = stack.events.length;
  return { practice, stack, since: () => story(stack).slice(before) };
}

describe('an update', () => {
  it('changes a resource where it is, and leaves the others alone', async () => {
    const { practice, stack, since } = await standing();
    const [vpc] = practice.world.vpcs.values();
    practice.update(stack, { TemplateBody: network.replace('Value: mine', 'Value: yours') });
    await practice.pass(30);
    expect(since()).toEqual([
      'myeks UPDATE_IN_PROGRESS User Initiated',
      'Vpc UPDATE_IN_PROGRESS',
      'Vpc UPDATE_COMPLETE',
      'myeks UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'myeks UPDATE_COMPLETE',
    ]);
    expect([...practice.world.vpcs.values()]).toEqual([vpc]);
    expect(vpc?.tags['Name']).toBe('yours');
    expect(stack.resources.get('Subnet')?.status).toBe('CREATE_COMPLETE');
  });

  it('puts another in the place of what cannot be changed, then what depends on it, and cleans up last', async () => {
    const { practice, stack, since } = await standing();
    const [oldVpc] = practice.world.vpcs.keys();
    practice.update(stack, {
      TemplateBody: network.replaceAll('10.0.1.0', '10.9.1.0'),
      Parameters: [{ ParameterKey: 'Block', ParameterValue: '10.9.0.0/16' }],
    });
    await practice.pass(120);
    const lines = since();
    expect(lines.slice(0, 4)).toEqual([
      'myeks UPDATE_IN_PROGRESS User Initiated',
      `Vpc UPDATE_IN_PROGRESS ${replacing}`,
      'Vpc UPDATE_IN_PROGRESS Resource creation Initiated',
      'Vpc UPDATE_COMPLETE',
    ]);
    expect(lines.slice(-5)).toEqual([
      'Subnet DELETE_COMPLETE',
      'Group DELETE_COMPLETE',
      'Vpc DELETE_IN_PROGRESS',
      'Vpc DELETE_COMPLETE',
      'myeks UPDATE_COMPLETE',
    ]);
    const [vpc, ...others] = practice.world.vpcs.values();
    expect(others).toEqual([]);
    expect(vpc?.id).not.toBe(oldVpc);
    expect(vpc?.cidr).toBe('10.9.0.0/16');
    expect([...practice.world.subnets.values()].map(({ vpcId, cidr }) => [vpcId, cidr])).toEqual([
      [vpc?.id, '10.9.1.0/24'],
    ]);
    expect(stack.resources.get('Vpc')?.physicalId).toBe(vpc?.id);
  });

  it('makes what is new and deletes what is gone, unless that is to be retained', async () => {
    const { practice, stack, since } = await standing(
      network.replace('Type: AWS::EC2::SecurityGroup', 'Type: AWS::EC2::SecurityGroup\n    DeletionPolicy: Retain'),
    );
    const [start] = network.split('  Subnet:');
    practice.update(stack, { TemplateBody: `${start}  Gateway: { Type: AWS::EC2::InternetGateway }` });
    await practice.pass(60);
    expect(since()).toEqual([
      'myeks UPDATE_IN_PROGRESS User Initiated',
      'Gateway CREATE_IN_PROGRESS',
      'Gateway CREATE_IN_PROGRESS Resource creation Initiated',
      'Gateway CREATE_COMPLETE',
      'myeks UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Subnet DELETE_IN_PROGRESS',
      'Group DELETE_SKIPPED',
      'Subnet DELETE_COMPLETE',
      'myeks UPDATE_COMPLETE',
    ]);
    expect([...stack.resources.keys()].toSorted()).toEqual(['Gateway', 'Vpc']);
    expect(practice.world.internetGateways.size).toBe(1);
    expect([...practice.world.securityGroups.values()].map(({ description }) => description)).toContain('test');
  });

  it('gives everything that wears tags the new ones of the stack', async () => {
    const { practice, stack } = await standing();
    practice.update(stack, { UsePreviousTemplate: 'true', Tags: [{ Key: 'team', Value: 'lab' }] });
    await practice.pass(30);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    const { vpcs, subnets } = practice.world;
    for (const { tags } of [...vpcs.values(), ...subnets.values()]) expect(tags['team']).toBe('lab');
    expect([...vpcs.values()][0]?.tags).toMatchObject({ Name: 'mine', 'aws:cloudformation:logical-id': 'Vpc' });
  });

  it('that would change nothing is refused', async () => {
    const { practice, stack } = await standing();
    expect(() => practice.update(stack, { TemplateBody: network })).toThrow('No updates are to be performed.');
    expect(() => practice.update(stack, { TemplateBody: `Description: other\n${network.trim()}` })).toThrow(
      'No updates are to be performed.',
    );
    const other = network.replace('Type: AWS::EC2::SecurityGroup', 'Type: AWS::EC2::InternetGateway');
    expect(() => practice.update(stack, { TemplateBody: other })).toThrow(
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Group]',
    );
    expect(stack.status).toBe('CREATE_COMPLETE');
  });

  it('can change an output alone', async () => {
    const { practice, stack } = await standing();
    practice.update(stack, { TemplateBody: `${network}\nOutputs: { Id: { Value: !Ref Vpc } }` });
    await practice.pass(5);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(stack.outputs).toMatchObject([{ key: 'Id', value: [...practice.world.vpcs.keys()][0] }]);
  });

  it('is refused while another goes on and after a rolled back creation', async () => {
    const { practice, stack } = await standing();
    practice.update(stack, { TemplateBody: network.replace('mine', 'yours') });
    expect(() => practice.update(stack, { TemplateBody: network })).toThrow(
      `Stack:${stack.id} is in UPDATE_IN_PROGRESS state and can not be updated.`,
    );
    expect(() => practice.stacks.delete(stack, { retain: new Set(), force: false })).toThrow(
      `Stack [${stack.id}] cannot be deleted while in status UPDATE_IN_PROGRESS`,
    );
  });
});
