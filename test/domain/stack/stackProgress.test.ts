import { describe, expect, it } from 'vitest';
import { firstFailure, stackProgress, type ResourceEvent } from '../../../src/domain/stack/stackProgress.ts';

const stackId = 'arn:aws:cloudformation:ap-northeast-2:111122223333:stack/myeks/7ee73000';

/** Events in CloudFormation's order: newest first. */
function events(...lines: readonly string[]): readonly ResourceEvent[] {
  return lines
    .map((line, index) => {
      const [logicalId = '', status = '', reason] = line.split(' | ');
      const own = logicalId === 'myeks';
      return {
        logicalId,
        status,
        reason,
        physicalId: own ? stackId : `${logicalId}-id`,
        resourceType: own ? 'AWS::CloudFormation::Stack' : 'AWS::EC2::Thing',
        at: 1000 * index,
      };
    })
    .toReversed();
}

const started = [
  'myeks | CREATE_IN_PROGRESS | User Initiated',
  'Vpc | CREATE_IN_PROGRESS',
  'Igw | CREATE_IN_PROGRESS',
  'Vpc | CREATE_IN_PROGRESS | Resource creation Initiated',
  'Igw | CREATE_IN_PROGRESS | Resource creation Initiated',
  'Vpc | CREATE_COMPLETE',
];

describe('stackProgress', () => {
  it('counts a resource once although its start is said twice, and not the stack itself', () => {
    expect(stackProgress(events(...started), stackId, 'create')).toEqual({ done: 1, active: ['Igw'], failed: [] });
  });

  it('names what is under way, the latest first', () => {
    const progress = stackProgress(events(...started, 'PubSubnet1 | CREATE_IN_PROGRESS'), stackId, 'create');
    expect(progress.active).toEqual(['PubSubnet1', 'Igw']);
  });

  it('sees only the delete of a stack that was created before', () => {
    const all = events(...started, 'myeks | DELETE_IN_PROGRESS', 'Igw | DELETE_IN_PROGRESS', 'Vpc | DELETE_SKIPPED');
    expect(stackProgress(all, stackId, 'delete')).toEqual({ done: 1, active: ['Igw'], failed: [] });
  });

  it('keeps CloudFormation’s order where two events have the same time', () => {
    const [complete, begun] = events('Vpc | CREATE_IN_PROGRESS', 'Vpc | CREATE_COMPLETE');
    const sameTime = [complete, begun].map((event) => ({ ...(event as ResourceEvent), at: 5 }));
    expect(stackProgress(sameTime, stackId, 'create').done).toBe(1);
  });
});

describe('firstFailure', () => {
  it('singles out the cause among resources that were only cancelled', () => {
    const all = events(
      ...started,
      'PubSubnet1 | CREATE_FAILED | Resource creation cancelled',
      'Cluster | CREATE_FAILED | Resource handler returned message: "unsupported Kubernetes version 1.24"',
      'Igw | CREATE_FAILED | Resource creation cancelled',
      'myeks | ROLLBACK_IN_PROGRESS | The following resource(s) failed to create: [PubSubnet1, Cluster, Igw].',
      'myeks | ROLLBACK_COMPLETE',
    );
    expect(firstFailure(all, stackId)?.logicalId).toBe('Cluster');
  });

  it('takes the stack’s own reason when no resource was begun', () => {
    const reason =
      'Parameter validation failed: parameter value k for parameter name KeyName does not exist. Rollback requested by user.';
    const all = events(
      'myeks | CREATE_IN_PROGRESS | User Initiated',
      `myeks | ROLLBACK_IN_PROGRESS | ${reason}`,
      'myeks | ROLLBACK_COMPLETE',
    );
    expect(firstFailure(all, stackId)?.reason).toBe(reason);
  });

  it('finds the resource that could not be deleted', () => {
    const all = events(
      'myeks | DELETE_IN_PROGRESS | User Initiated',
      'PubSubnet1 | DELETE_FAILED | The subnet ‘subnet-1’ has dependencies and cannot be deleted.',
      'myeks | DELETE_FAILED | The following resource(s) failed to delete: [PubSubnet1].',
    );
    expect(firstFailure(all, stackId)?.logicalId).toBe('PubSubnet1');
  });

  it('finds nothing in a stack that works', () => {
    expect(firstFailure(events(...started), stackId)).toBeUndefined();
  });
});
