import { describe, expect, test } from 'vitest';
import { readCondition } from '../../../../src/shell/kubectl/wait/waitCondition.ts';

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', generation: 2 },
  spec: { replicas: 3 },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'Old', status: 'True', observedGeneration: 1 },
    ],
  },
};

describe('what wait waits for', () => {
  test.each([
    ['condition=Ready', true],
    ['condition=ready=TRUE', true],
    ['condition=Ready=False', false],
    ['condition=Missing', false],
    ['condition=Old', false],
    ['jsonpath={.status.phase}=Running', true],
    ['jsonpath={.status.phase}', true],
    ['jsonpath={.spec.replicas}=3', true],
    ['jsonpath={.spec.replicas}=4', false],
    ['jsonpath={.status.nothing}', false],
    ['delete', false],
    ['create', true],
  ])('%s: %s', (text, met) => {
    expect(readCondition(text)(pod)).toBe(met);
  });

  test.each([
    ['delete', true],
    ['create', false],
    ['condition=Ready', false],
    ['jsonpath={.status.phase}', false],
  ])('%s of nothing: %s', (text, met) => {
    expect(readCondition(text)(undefined)).toBe(met);
  });

  test('nothing else', () => {
    expect(() => readCondition('ready')).toThrow('error: unrecognized condition: "ready"');
    expect(() => readCondition('jsonpath={.spec}=x')(pod)).toThrow('nested object or list');
  });
});
