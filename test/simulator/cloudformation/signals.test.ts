import { describe, expect, it } from 'vitest';
import { Signals, type Signal } from '../../../src/simulator/cloudformation/signals.ts';
import { Practice, story } from './practice.ts';

const patient = `
Resources:
  Gateway:
    Type: AWS::EC2::InternetGateway
    CreationPolicy: { ResourceSignal: { Count: 2, Timeout: PT10M } }
`;
const waiting = `
Resources:
  Handle: { Type: AWS::CloudFormation::WaitConditionHandle }
  Wait:
    Type: AWS::CloudFormation::WaitCondition
    Properties: { Handle: !Ref Handle, Timeout: 300, Count: 1 }
Outputs:
  Said: { Value: !GetAtt Wait.Data }
`;

function signal(uniqueId: string, status: Signal['status'] = 'SUCCESS'): Signal {
  return { uniqueId, status, reason: 'Configuration failed', data: 'ready' };
}

describe('a creation policy', () => {
  it('waits for as many signals as it says', async () => {
    const practice = new Practice();
    const stack = practice.create(patient);
    await practice.pass(60);
    expect(stack.status).toBe('CREATE_IN_PROGRESS');
    const key = Signals.key(stack.id, 'Gateway');
    practice.stacks.signals.receive(key, signal('i-1'));
    practice.stacks.signals.receive(key, signal('i-1'));
    expect(stack.status).toBe('CREATE_IN_PROGRESS');
    practice.stacks.signals.receive(key, signal('i-2'));
    expect(story(stack).slice(3)).toEqual([
      'Gateway CREATE_IN_PROGRESS Received SUCCESS signal with UniqueId i-1',
      'Gateway CREATE_IN_PROGRESS Received SUCCESS signal with UniqueId i-2',
      'Gateway CREATE_COMPLETE',
      'myeks CREATE_COMPLETE',
    ]);
  });

  it('fails with the first failure, and when time is over', async () => {
    const practice = new Practice();
    const stack = practice.create(patient);
    await practice.pass(60);
    practice.stacks.signals.receive(Signals.key(stack.id, 'Gateway'), signal('i-1', 'FAILURE'));
    expect(story(stack)).toContain(
      'Gateway CREATE_FAILED Received 1 FAILURE signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
    );
    await practice.pass(10);
    const late = practice.create(patient, { StackName: 'late' });
    await practice.pass(11 * 60);
    expect(story(late)).toContain(
      'Gateway CREATE_FAILED Failed to receive 2 resource signal(s) within the specified duration',
    );
    expect(late.status).toBe('ROLLBACK_COMPLETE');
  });
});

describe('a wait condition', () => {
  it('waits for what its handle is told', async () => {
    const practice = new Practice();
    const stack = practice.create(waiting);
    await practice.pass(30);
    expect(stack.status).toBe('CREATE_IN_PROGRESS');
    practice.stacks.signals.receive(Signals.key(stack.id, 'Handle'), signal('node-1'));
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(stack.outputs[0]?.value).toBe('{"node-1":"ready"}');
    expect(stack.resources.get('Wait')?.physicalId).toBe(`${stack.id}/Handle`);
  });

  it('says what it was told when that is a failure, and what it missed when time is over', async () => {
    const practice = new Practice();
    const stack = practice.create(waiting);
    await practice.pass(30);
    practice.stacks.signals.receive(Signals.key(stack.id, 'Handle'), signal('node-1', 'FAILURE'));
    expect(story(stack)).toContain(
      "Wait CREATE_FAILED WaitCondition received failed message: 'Configuration failed' for uniqueId: node-1",
    );
    await practice.pass(10);
    const late = practice.create(waiting, { StackName: 'late' });
    await practice.pass(6 * 60);
    expect(story(late)).toContain('Wait CREATE_FAILED WaitCondition timed out. Received 0 conditions when expecting 1');
  });
});
