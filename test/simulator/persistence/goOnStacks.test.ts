import { expect, it } from 'vitest';
import { ChangeSets } from '../../../src/simulator/cloudformation/changeSets.ts';
import { signalKey } from '../../../src/simulator/cloudformation/resources/waitConditionHandle.ts';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { leftIn } from '../cloudformation/leftIn.ts';
import { aroundHost } from '../cloudformation/resources/aroundHost.ts';
import { Practice, story } from '../cloudformation/practice.ts';
import { made, owned } from '../cloudformation/stackPlay.ts';
import { killed } from './killed.ts';

const minutes = 60_000;

/** A VPC by its block, and whatever else. */
function vpc(block: string, more: Readonly<Record<string, object>> = {}): string {
  const Resources = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: block } }, ...more };
  return JSON.stringify({ Resources });
}

/** The stack again, in the world that went on. */
function again(practice: Practice, { id }: Stack): Stack {
  return practice.stacks.get(id);
}

it('a creation with a time limit that is up is rolled back after a kill too', async () => {
  const practice = new Practice();
  const patient = { Type: 'AWS::EC2::InternetGateway', CreationPolicy: { ResourceSignal: { Timeout: 'PT2H' } } };
  const stack = practice.create(vpc('10.0.0.0/16', { G: patient }), { TimeoutInMinutes: '10' });
  practice.clock.advance(5 * minutes);
  const after = await killed(practice);
  after.clock.advance(15 * minutes);
  expect(again(after, stack).status).toBe('ROLLBACK_COMPLETE');
  expect(made(after)).toEqual([]);
});

it('a signal from before counts after, and each is told of once', async () => {
  const practice = new Practice();
  const patient = { Type: 'AWS::EC2::InternetGateway', CreationPolicy: { ResourceSignal: { Count: 2 } } };
  const stack = practice.create(JSON.stringify({ Resources: { G: patient } }));
  practice.clock.advance(minutes);
  const signal = (uniqueId: string) => ({ uniqueId, status: 'SUCCESS', reason: '', data: '' }) as const;
  practice.stacks.signals.receive(`${stack.id}/G`, signal('one'));
  const after = await killed(practice);
  after.clock.advance(minutes);
  after.stacks.signals.receive(`${stack.id}/G`, signal('two'));
  after.clock.advance(minutes);
  expect(story(again(after, stack)).slice(3)).toEqual([
    'G CREATE_IN_PROGRESS Received SUCCESS signal with UniqueId one',
    'G CREATE_IN_PROGRESS Received SUCCESS signal with UniqueId two',
    'G CREATE_COMPLETE',
    'myeks CREATE_COMPLETE',
  ]);
});

it('a wait condition goes on waiting, and its time is up some day', async () => {
  const practice = new Practice();
  const handle = { Type: 'AWS::CloudFormation::WaitConditionHandle' };
  const condition = {
    Type: 'AWS::CloudFormation::WaitCondition',
    Properties: { Handle: { Ref: 'H' }, Timeout: '600' },
  };
  const template = JSON.stringify({ Resources: { H: handle, W: condition } });
  practice.stacks.signals.endpoint = 'http://127.0.0.1:1';
  const [heard, unheard] = ['heard', 'unheard'].map((StackName) => practice.create(template, { StackName }));
  practice.clock.advance(minutes);
  const after = await killed(practice);
  const key = signalKey(heard?.resources.get('H')?.physicalId ?? '') ?? '';
  after.stacks.signals.receive(key, { uniqueId: 'one', status: 'SUCCESS', reason: '', data: '' });
  after.clock.advance(minutes);
  expect(heard && again(after, heard).status).toBe('CREATE_COMPLETE');
  expect(unheard && again(after, unheard).status).toBe('CREATE_IN_PROGRESS');
  after.clock.advance(12 * minutes);
  expect(unheard && again(after, unheard).status).toBe('ROLLBACK_COMPLETE');
});

it.each([0, 1, 2, 4, 6, 9])(
  'an update killed after %i s ends with one VPC in the place of the other',
  async (second) => {
    const practice = new Practice();
    const stack = practice.create(vpc('10.0.0.0/16'));
    practice.clock.advance(10 * minutes);
    const [old] = practice.world.vpcs.keys();
    practice.update(stack, { TemplateBody: vpc('10.1.0.0/16') });
    practice.clock.advance(second * 1_000);
    const after = await killed(practice);
    after.clock.advance(10 * minutes);
    expect(again(after, stack).status).toBe('UPDATE_COMPLETE');
    expect([...after.world.vpcs.values()].map(({ cidr }) => cidr)).toEqual(['10.1.0.0/16']);
    expect(after.world.vpcs.has(old ?? '')).toBe(false);
    expect(made(after)).toEqual(owned(again(after, stack)));
  },
);

it.each([0, 1, 3, 6, 12, 20])('a cancelled update killed %i s later is back where it was', async (second) => {
  const practice = new Practice();
  const gateway = { Type: 'AWS::EC2::InternetGateway', DependsOn: 'Vpc' };
  const stack = practice.create(vpc('10.0.0.0/16'));
  practice.clock.advance(10 * minutes);
  const before = [...practice.world.vpcs.keys()];
  practice.update(stack, { TemplateBody: vpc('10.1.0.0/16', { G: gateway }) });
  practice.clock.advance(20_000);
  practice.stacks.cancelUpdate(stack);
  practice.clock.advance(second * 1_000);
  const after = await killed(practice);
  after.clock.advance(10 * minutes);
  expect(again(after, stack).status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect([...after.world.vpcs.keys()]).toEqual(before);
  expect(after.world.internetGateways.size).toBe(0);
});

it('a deletion leaves what it was told to leave', async () => {
  const practice = new Practice();
  const stack = practice.create(vpc('10.0.0.0/16', { G: { Type: 'AWS::EC2::InternetGateway' } }));
  practice.clock.advance(10 * minutes);
  practice.stacks.delete(stack, { retain: new Set(['Vpc']), force: false });
  const after = await killed(practice);
  after.clock.advance(10 * minutes);
  expect(again(after, stack).status).toBe('DELETE_COMPLETE');
  expect([after.world.vpcs.size, after.world.internetGateways.size]).toEqual([1, 0]);
});

it('a change set that was proposed can be carried out', async () => {
  const practice = new Practice();
  const stack = practice.create(vpc('10.0.0.0/16'));
  practice.clock.advance(10 * minutes);
  const { request } = stack;
  const wider = { ...request, tags: { team: 'network' } };
  const proposal = { name: 'wider', type: 'UPDATE', description: undefined, token: undefined } as const;
  const { id } = new ChangeSets(practice.stacks).create(wider, proposal);
  const after = await killed(practice);
  const changeSets = new ChangeSets(after.stacks);
  changeSets.execute(changeSets.get(id, undefined), {});
  after.clock.advance(10 * minutes);
  expect(again(after, stack)).toMatchObject({ status: 'UPDATE_COMPLETE', changeSetId: id });
  expect([...after.world.vpcs.values()][0]?.tags).toMatchObject({ team: 'network' });
});

it('every type around a host is made once and goes once, at whatever second the simulator is killed', async () => {
  for (let second = 0; second < 60; second += 1) {
    const first = new Practice();
    const stack = first.create(aroundHost);
    await first.pass(second);
    const made = await killed(first);
    await made.pass(6 * 60);
    const { status, events } = again(made, stack);
    expect([second, status]).toEqual([second, 'CREATE_COMPLETE']);
    const begun = events
      .filter(({ reason }) => reason === 'Resource creation Initiated')
      .map(({ logicalId }) => logicalId);
    expect(begun.toSorted()).toEqual([...stack.request.template.resources.keys()].toSorted());
    made.stacks.delete(again(made, stack), { retain: new Set(), force: false });
    await made.pass(second);
    const gone = await killed(made);
    await gone.pass(4 * 60);
    expect([second, again(gone, stack).status]).toEqual([second, 'DELETE_COMPLETE']);
    expect(leftIn(gone)).toEqual({});
    const ended = again(gone, stack).events.filter((each) => each.status === 'DELETE_IN_PROGRESS');
    expect(new Set(ended.map(({ logicalId }) => logicalId)).size).toBe(ended.length);
  }
});
