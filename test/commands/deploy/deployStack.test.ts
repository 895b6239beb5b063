import { describe, expect, it } from 'vitest';
import { deployStack, type DeployStart } from '../../../src/commands/deploy/deployStack.ts';
import type { StackProgress } from '../../../src/domain/stack/stackProgress.ts';
import { hurriedClock } from '../hurriedClock.ts';
import { stackId, StackTwin } from '../stackTwin.ts';

const create: DeployStart = { create: { name: 'myeks', templateBody: '', parameters: new Map(), tags: {} } };

async function deploy(stacks: StackTwin, start = create, signal = new AbortController().signal) {
  const started: string[] = [];
  const progress: StackProgress[] = [];
  const done = deployStack(
    stacks,
    start,
    (id) => started.push(id),
    (step) => progress.push(step),
    hurriedClock(),
    signal,
  );
  await done;
  return { started, progress };
}

describe('deployStack', () => {
  it('creates the stack, tells its id and counts to the end', async () => {
    const stacks = new StackTwin({
      create: [
        'myeks CREATE_IN_PROGRESS User Initiated',
        'Vpc CREATE_IN_PROGRESS',
        'Vpc CREATE_COMPLETE',
        'Cluster CREATE_IN_PROGRESS',
        'Cluster CREATE_COMPLETE',
        'myeks CREATE_COMPLETE',
      ],
    });
    const { started, progress } = await deploy(stacks);
    expect(started).toEqual([stackId]);
    expect(progress.map(({ done }) => done)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(progress[3]?.active).toEqual(['Cluster']);
  });

  it('waits for the rollback, then names the first resource that failed and why', async () => {
    const stacks = new StackTwin({
      create: [
        'myeks CREATE_IN_PROGRESS User Initiated',
        'Bastion CREATE_FAILED You have requested more vCPU capacity than your current vCPU limit of 5 allows',
        'Vpc CREATE_FAILED Resource creation cancelled',
        'myeks ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bastion, Vpc].',
        'myeks ROLLBACK_COMPLETE',
      ],
    });
    await expect(deploy(stacks)).rejects.toMatchObject({
      reason: 'stack-failed',
      subject: 'Bastion',
      detail: 'You have requested more vCPU capacity than your current vCPU limit of 5 allows',
    });
  });

  it('follows a stack that is being created already without creating another', async () => {
    const stacks = new StackTwin({ create: ['myeks CREATE_IN_PROGRESS', 'myeks CREATE_COMPLETE'] });
    await stacks.create({ name: 'myeks', templateBody: '', parameters: new Map(), tags: {} });
    await deploy(stacks, { stackId });
    expect(stacks.calls).toEqual(['create myeks']);
  });

  it('stops watching when cancelled', async () => {
    const stacks = new StackTwin({ create: ['myeks CREATE_IN_PROGRESS'] });
    const controller = new AbortController();
    const watching = deploy(stacks, create, controller.signal);
    setImmediate(() => controller.abort());
    await expect(watching).rejects.toMatchObject({ name: 'AbortError' });
  });
});
