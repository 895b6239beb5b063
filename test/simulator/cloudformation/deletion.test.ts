import { describe, expect, it } from 'vitest';
import { createNetworkInterface } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { Practice, story } from './practice.ts';
import { handles, network } from './templates.ts';

describe('a deletion', () => {
  it('takes what others need last, and leaves the stack to be seen by its id only', async () => {
    const practice = new Practice();
    const stack = practice.create(handles);
    await practice.pass(10);
    const before = stack.events.length;
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(10);
    expect(story(stack).slice(before)).toEqual([
      'myeks DELETE_IN_PROGRESS User Initiated',
      'Second DELETE_IN_PROGRESS',
      'Third DELETE_IN_PROGRESS',
      'Second DELETE_COMPLETE',
      'Third DELETE_COMPLETE',
      'First DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      'myeks DELETE_COMPLETE',
    ]);
    expect(practice.stacks.find('myeks')).toBeUndefined();
    expect(practice.stacks.find(stack.id)).toBe(stack);
  });

  it('may begin while the creation goes on', async () => {
    const practice = new Practice();
    const stack = practice.create(network);
    await practice.pass(15);
    expect(stack.resources.get('Subnet')?.status).toBe('CREATE_IN_PROGRESS');
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    expect(story(stack)).toContain('Subnet CREATE_FAILED Resource creation cancelled');
    await practice.pass(30);
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size + practice.world.subnets.size).toBe(0);
  });

  it('tries again for a while what something else blocks, then fails, and can be told to leave it', async () => {
    const practice = new Practice();
    const stack = practice.create(network);
    await practice.pass(60);
    const [subnet] = practice.world.subnets.values();
    createNetworkInterface(practice.world, { subnetId: subnet?.id ?? '', groups: [], description: 'stray', tags: {} });
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(16 * 60);
    expect(stack.status).toBe('DELETE_IN_PROGRESS');
    await practice.pass(2 * 60);
    expect(stack.status).toBe('DELETE_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to delete: [Subnet]. ');
    expect(stack.resources.get('Subnet')?.reason).toContain(
      `"The subnet '${subnet?.id}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400,`,
    );
    expect(stack.resources.get('Group')?.status).toBe('DELETE_COMPLETE');
    expect(stack.resources.get('Vpc')?.status).toBe('CREATE_COMPLETE');

    practice.world.networkInterfaces.clear();
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(30);
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size).toBe(0);
  });

  it('passes over what is to be kept', async () => {
    const practice = new Practice();
    const stack = practice.create(
      network.replace('Type: AWS::EC2::VPC', 'Type: AWS::EC2::VPC\n    DeletionPolicy: Retain'),
    );
    await practice.pass(60);
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(60);
    expect(stack.resources.get('Vpc')?.status).toBe('DELETE_SKIPPED');
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size).toBe(1);
  });

  it('is refused while the stack is protected', () => {
    const practice = new Practice();
    const stack = practice.create(handles, { EnableTerminationProtection: 'true' });
    expect(() => practice.stacks.delete(stack, { retain: new Set(), force: false })).toThrow(
      'Stack [myeks] cannot be deleted while TerminationProtection is enabled',
    );
  });
});
