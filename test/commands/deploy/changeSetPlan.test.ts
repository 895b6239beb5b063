import { describe, expect, it, vi } from 'vitest';
import { awaitChangeSet, dropChangeSet, planOf } from '../../../src/commands/deploy/changeSetPlan.ts';
import type { Cloud, Stack } from '../../../src/ports/cloud.ts';
import type { ChangeSet } from '../../../src/ports/deployCloud.ts';
import { formOf } from '../../domain/deploy/forms.ts';
import { hurriedClock } from '../hurriedClock.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const { signal } = new AbortController();
const made: ChangeSet = {
  id: 'change',
  stackId: 'stack',
  status: 'CREATE_COMPLETE',
  reason: '',
  executionStatus: 'AVAILABLE',
  changes: [{ logicalId: 'Vpc', type: 'AWS::EC2::VPC', action: 'add' }],
};

/** An account whose change set comes to these, one at each reading. */
function account(states: readonly Partial<ChangeSet>[], stackStatus = 'REVIEW_IN_PROGRESS') {
  const coming = [...states];
  const calls: string[] = [];
  const cloud = {
    changeSets: {
      describe: () => Promise.resolve({ ...made, ...coming.shift() }),
      delete: (id: string) => Promise.resolve(void calls.push(`delete ${id}`)),
    },
    stacks: {
      describe: () => Promise.resolve({ status: stackStatus } as Stack),
      delete: (id: string) => Promise.resolve(void calls.push(`delete ${id}`)),
    },
  } as unknown as Cloud;
  return { ports: { cloud, clock: hurriedClock() }, calls };
}

describe('a change set', () => {
  it('is waited for', async () => {
    const { ports } = account([{ status: 'CREATE_PENDING' }, { status: 'CREATE_IN_PROGRESS' }, {}]);
    expect(await awaitChangeSet(ports, 'change', signal)).toMatchObject({ isEmpty: false });
  });

  it.each([
    "The submitted information didn't contain changes. Submit different information to create a change set.",
    'No updates are to be performed.',
  ])('that changes nothing is as good as done: %s', async (reason) => {
    const { ports } = account([{ status: 'FAILED', reason, changes: [] }]);
    const result = await awaitChangeSet(ports, 'change', signal);
    expect(result.isEmpty).toBe(true);
    expect(planOf(formOf(), result)).toMatchObject({ isEmpty: true, total: 0, groups: [] });
  });

  it('that cannot be made fails with CloudFormation’s words', async () => {
    const { ports } = account([{ status: 'FAILED', reason: 'Transform failed' }]);
    await expect(awaitChangeSet(ports, 'change', signal)).rejects.toMatchObject({ detail: 'Transform failed' });
  });

  it('is taken back with the stack that has nothing but its name, and with no other', async () => {
    const review = account([]);
    await dropChangeSet(review.ports, { id: 'change', stackId: 'stack' }, signal);
    expect(review.calls).toEqual(['delete change', 'delete stack']);
    const begun = account([], 'CREATE_IN_PROGRESS');
    await dropChangeSet(begun.ports, { id: 'change', stackId: 'stack' }, signal);
    expect(begun.calls).toEqual(['delete change']);
  });
});
