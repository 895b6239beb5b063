import { describe, expect, it } from 'vitest';
import { Draft } from '../../../src/deployPage/app/draft.ts';
import type { DeployForm } from '../../../src/domain/deploy/deployForm.ts';
import { ManualClock } from '../../base/manualClock.ts';
import { ourForm, publishedForm } from '../forms.ts';

function open() {
  const clock = new ManualClock(0);
  const sent: string[] = [];
  const draft = new Draft(
    {
      setName: (name) => sent.push(`name ${name}`),
      setValue: (key, value) => sent.push(`${key}=${value}`),
      resetValue: (key) => sent.push(`${key} back`),
    },
    clock,
  );
  draft.over(ourForm);
  return { clock, sent, draft };
}

const having = (values: DeployForm['values'], stackName = ourForm.stackName): DeployForm => ({
  ...ourForm,
  stackName,
  values,
});

describe('what is typed on the page', () => {
  it('counts at once, and is sent when typing rests: the last of each field', () => {
    const { clock, sent, draft } = open();
    draft.setValue('WorkerNodeCount', '1');
    draft.setValue('WorkerNodeCount', '10');
    draft.setName('lab2');
    expect(draft.over(ourForm).values['WorkerNodeCount']).toBe('10');
    expect(draft.over(ourForm).stackName).toBe('lab2');
    expect(sent).toEqual([]);
    clock.advance(200);
    expect(sent).toEqual(['name lab2', 'WorkerNodeCount=10']);
  });

  it('is not taken back by a state that the host told before it heard', () => {
    const { clock, draft } = open();
    draft.setValue('WorkerNodeCount', '1');
    clock.advance(200);
    draft.setValue('WorkerNodeCount', '12');
    expect(draft.over(having({ WorkerNodeCount: '1' })).values['WorkerNodeCount']).toBe('12');
    clock.advance(200);
    expect(draft.over(having({ WorkerNodeCount: '12' })).values['WorkerNodeCount']).toBe('12');
    // The host has it: from now on the host's word counts.
    expect(draft.over(having({ WorkerNodeCount: '4' })).values['WorkerNodeCount']).toBe('4');
  });

  it('can be taken back before the host has heard', () => {
    const { sent, draft } = open();
    draft.setValue('WorkerNodeCount', '7');
    draft.reset('WorkerNodeCount');
    expect(sent).toEqual(['WorkerNodeCount back']);
    expect(draft.over(having({ WorkerNodeCount: '7' })).values).toEqual({});
  });

  it('is sent before the form is left, and forgotten then', () => {
    const { clock, sent, draft } = open();
    draft.setValue('MyIamUserSecretAccessKey', 'secret');
    draft.clear();
    expect(sent).toEqual(['MyIamUserSecretAccessKey=secret']);
    expect(JSON.stringify(draft.over(ourForm))).not.toContain('"secret"');
    clock.advance(1_000);
    expect(sent).toHaveLength(1);
  });

  it('belongs to one template', () => {
    const { draft } = open();
    draft.setValue('WorkerNodeCount', '7');
    expect(draft.over(publishedForm).values).toEqual({});
  });
});
