import { serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { ChangeSets } from '../../../src/simulator/cloudformation/changeSets.ts';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { Practice, story } from '../cloudformation/practice.ts';
import { killed, snapshot } from './killed.ts';

const minutes = 60_000;
const gateway = { Type: 'AWS::EC2::InternetGateway' };
const notKept = 'The value of the NoEcho parameter Secret was not kept when this world was saved. Give it again.';

/** A stored value that is a secret's, once a gateway is there, and whatever else. */
function template(more: Readonly<Record<string, object>> = {}, sections: object = {}): string {
  return JSON.stringify({
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: {
      First: gateway,
      Value: {
        Type: 'AWS::SSM::Parameter',
        DependsOn: 'First',
        Properties: { Type: 'String', Value: { Ref: 'Secret' } },
      },
      ...more,
    },
    ...sections,
  });
}

const secret = (value = 'open sesame') => ({ Parameters: [{ ParameterKey: 'Secret', ParameterValue: value }] });

/** The stack again, in the world that went on. */
const again = (practice: Practice, { id }: Stack) => practice.stacks.get(id);

const storedIn = (practice: Practice) => [...practice.world.parameters.values()].map(({ versions }) => versions.at(-1));

function isIn(practice: Practice, text: string): boolean {
  return serialize(snapshot(practice)).includes(text);
}

it('a value is written down at no moment of a creation before its resource holds it', () => {
  const practice = new Practice();
  practice.create(template(), secret());
  expect(isIn(practice, 'open sesame')).toBe(false);
  // The gateway is under way.
  practice.clock.advance(2_000);
  expect(isIn(practice, 'open sesame')).toBe(false);
});

it('a creation that needs the value yet is rolled back after a kill, and says why', async () => {
  const practice = new Practice();
  const stack = practice.create(template(), secret());
  practice.clock.advance(2_000);
  const after = await killed(practice);
  after.clock.advance(5 * minutes);
  expect(again(after, stack).status).toBe('ROLLBACK_COMPLETE');
  expect(story(again(after, stack)).find((line) => line.startsWith('Value CREATE_FAILED'))).toContain(notKept);
  expect([after.world.internetGateways.size, storedIn(after)]).toEqual([0, []]);
});

it('a creation whose remaining resources do not need it goes on', async () => {
  const practice = new Practice();
  const more = { Last: { ...gateway, DependsOn: 'Value' } };
  const stack = practice.create(template(more), secret());
  for (let turn = 0; turn < 60 && stack.resources.get('Value')?.status !== 'CREATE_COMPLETE'; turn += 1)
    practice.clock.advance(1_000);
  expect(stack.status).toBe('CREATE_IN_PROGRESS');
  const after = await killed(practice);
  after.clock.advance(5 * minutes);
  expect(again(after, stack).status).toBe('CREATE_COMPLETE');
  expect([after.world.internetGateways.size, storedIn(after)]).toEqual([2, ['open sesame']]);
});

it('what a condition made of it is known after', async () => {
  const practice = new Practice();
  const body = JSON.stringify({
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Conditions: { Has: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Secret' }, ''] }] } },
    Resources: { First: gateway, Second: { ...gateway, DependsOn: 'First', Condition: 'Has' } },
    Outputs: { Had: { Value: { 'Fn::If': ['Has', 'yes', 'no'] } } },
  });
  const [one, other] = [
    practice.create(body, { ...secret(), StackName: 'one' }),
    practice.create(body, { ...secret(''), StackName: 'other' }),
  ];
  practice.clock.advance(2_000);
  // Twice: what was kept once is kept on.
  const after = await killed(await killed(practice));
  after.clock.advance(5 * minutes);
  expect([one, other].map((stack) => again(after, stack).outputs[0]?.value)).toEqual(['yes', 'no']);
  expect(after.world.internetGateways.size).toBe(3);
});

it('an output that needs it undoes the creation', async () => {
  const practice = new Practice();
  const outputs = { Outputs: { Told: { Value: { Ref: 'Secret' } } } };
  const body = JSON.stringify({
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: { First: gateway },
    ...outputs,
  });
  const stack = practice.create(body, secret());
  practice.clock.advance(2_000);
  const after = await killed(practice);
  after.clock.advance(5 * minutes);
  expect(again(after, stack).status).toBe('ROLLBACK_COMPLETE');
  expect(story(again(after, stack)).join('\n')).toContain(notKept);
});

it('an update that needs the new value goes back, where the old one is still in place', async () => {
  const practice = new Practice();
  const stack = practice.create(template(), secret());
  practice.clock.advance(5 * minutes);
  const wider = template({ Second: gateway, Third: { ...gateway, DependsOn: 'Second' } });
  const changed = wider.replace('"DependsOn":"First"', '"DependsOn":"Third"');
  practice.update(stack, { TemplateBody: changed, ...secret('new words') });
  practice.clock.advance(2_000);
  expect(isIn(practice, 'new words')).toBe(false);
  const after = await killed(practice);
  after.clock.advance(5 * minutes);
  expect(again(after, stack).status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(story(again(after, stack)).join('\n')).toContain(notKept);
  expect([after.world.internetGateways.size, storedIn(after)]).toEqual([1, ['open sesame']]);
});

it('an update that has used the new value goes on', async () => {
  const practice = new Practice();
  const stack = practice.create(template(), secret());
  practice.clock.advance(5 * minutes);
  const wider = template({ Last: { ...gateway, DependsOn: 'Value' } });
  practice.update(stack, { TemplateBody: wider, ...secret('new words') });
  for (let turn = 0; turn < 60 && stack.resources.get('Value')?.status !== 'UPDATE_COMPLETE'; turn += 1)
    practice.clock.advance(1_000);
  expect(stack.status).toBe('UPDATE_IN_PROGRESS');
  const after = await killed(practice);
  after.clock.advance(5 * minutes);
  expect(again(after, stack).status).toBe('UPDATE_COMPLETE');
  expect([after.world.internetGateways.size, storedIn(after)]).toEqual([2, ['new words']]);
});

it('a stack at rest asks for the value again when it is updated, and can be deleted without', async () => {
  const practice = new Practice();
  const stack = practice.create(template(), secret());
  practice.clock.advance(5 * minutes);
  const after = await killed(practice);
  const kept = { Parameters: [{ ParameterKey: 'Secret', UsePreviousValue: true }] };
  const wider = template({ Second: gateway });
  expect(again(after, stack).request.parameters.get('Secret')?.given).toBe('****');
  expect(() => after.update(again(after, stack), { TemplateBody: wider, ...kept })).toThrow(notKept);
  after.update(again(after, stack), { TemplateBody: wider, ...secret('third words') });
  after.clock.advance(5 * minutes);
  expect([again(after, stack).status, storedIn(after)]).toEqual(['UPDATE_COMPLETE', ['third words']]);
  const later = await killed(after);
  later.stacks.delete(again(later, stack), { retain: new Set(), force: false });
  later.clock.advance(5 * minutes);
  expect([again(later, stack).status, storedIn(later)]).toEqual(['DELETE_COMPLETE', []]);
});

it('a change set with such a value comes back as one that failed; one without as it was', async () => {
  const practice = new Practice();
  const stack = practice.create(template(), secret());
  practice.clock.advance(5 * minutes);
  const plain = practice.create(JSON.stringify({ Resources: { G: gateway } }), { StackName: 'plain' });
  practice.clock.advance(5 * minutes);
  const sets = new ChangeSets(practice.stacks);
  const propose = (of: Stack) =>
    sets.create(
      { ...of.request, tags: { team: 'network' } },
      { name: 'tagged', type: 'UPDATE', description: undefined, token: undefined },
    );
  const [secretSet, plainSet] = [propose(stack), propose(plain)];
  const after = await killed(practice);
  const later = new ChangeSets(after.stacks);
  expect(later.get(secretSet.id, undefined)).toMatchObject({
    status: 'FAILED',
    statusReason:
      'Values of NoEcho parameters are not kept when this world is saved: [Secret]. Create the change set again.',
    executionStatus: 'UNAVAILABLE',
  });
  expect(() => later.execute(later.get(secretSet.id, undefined), {})).toThrow('cannot be executed');
  expect(later.get(plainSet.id, undefined).executionStatus).toBe('AVAILABLE');
  // The world that goes on by itself has forgotten nothing.
  sets.execute(sets.get(secretSet.id, undefined), {});
  practice.clock.advance(5 * minutes);
  expect(stack.status).toBe('UPDATE_COMPLETE');
});
