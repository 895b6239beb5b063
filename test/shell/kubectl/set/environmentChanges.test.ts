import { expect, test } from 'vitest';
import {
  changedVariables,
  isEnvironmentChange,
  parseEnvironment,
  takenVariables,
} from '../../../../src/shell/kubectl/set/environmentChanges.ts';

test('variables are set, added at the end, and taken away', () => {
  const changes = parseEnvironment(['B=x=y', 'C=', 'A-'], []);
  expect(
    changedVariables(
      [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
        { name: 'D', valueFrom: {} },
      ],
      changes,
    ),
  ).toEqual([
    { name: 'B', value: 'x=y' },
    { name: 'D', valueFrom: {} },
    { name: 'C', value: '' },
  ]);
});

test('a dash stands for the lines of the input', () => {
  expect(parseEnvironment(['-', 'B=2'], ['A=1']).set).toEqual([
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ]);
});

test('objects are told from changes', () => {
  expect(['daemonset', 'aws-node', 'deploy/web', '=x'].map(isEnvironmentChange)).toEqual([false, false, false, false]);
  expect(['A=1', 'A-', '-'].map(isEnvironmentChange)).toEqual([true, true, true]);
});

test('a variable that has a value is not overwritten without leave', () => {
  expect(takenVariables([{ name: 'A', value: '1' }], parseEnvironment(['A=2', 'B=1'], []))).toEqual([
    "'A' already has a value (1), and --overwrite is false",
  ]);
});

test('names are those that containers can have, each is set or taken away', () => {
  expect(() => parseEnvironment(['1A=b'], [])).toThrow('error: "1A" is not a valid key name');
  expect(() => parseEnvironment(['A=b', 'A-'], [])).toThrow(
    'error: can not both modify and remove the same environment variable in the same command',
  );
});
