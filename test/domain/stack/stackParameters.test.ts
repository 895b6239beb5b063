import { describe, expect, it } from 'vitest';
import {
  isStackName,
  parameterProblem,
  parameterValues,
  requiredParameters,
  type ParameterFacts,
} from '../../../src/domain/stack/stackParameters.ts';

const parameter = (key: string, more: Partial<ParameterFacts> = {}): ParameterFacts => ({
  key,
  type: 'String',
  description: undefined,
  defaultValue: undefined,
  noEcho: false,
  allowedValues: [],
  ...more,
});

describe('isStackName', () => {
  it.each(['myeks', 'A', 'my-eks-2', 'a'.repeat(128)])('takes %s', (name) => expect(isStackName(name)).toBe(true));
  it.each(['', '2eks', 'my_eks', 'my eks', '-a', 'é', 'a'.repeat(129)])('refuses “%s”', (name) =>
    expect(isStackName(name)).toBe(false),
  );
});

describe('parameterProblem', () => {
  it('lets an empty text pass only where the template’s own default is empty', () => {
    expect(parameterProblem(parameter('KeyName', { defaultValue: '' }), '')).toBeUndefined();
    expect(parameterProblem(parameter('VpcBlock', { defaultValue: '192.168.0.0/16' }), '')).toBe('missing');
    expect(parameterProblem(parameter('KeyName'), '')).toBe('missing');
  });

  it('knows numbers and allowed values', () => {
    const count = parameter('WorkerNodeCount', { type: 'Number', defaultValue: '3' });
    expect(parameterProblem(count, 'three')).toBe('not-a-number');
    expect(parameterProblem(count, '4')).toBeUndefined();
    const sized = parameter('Size', { allowedValues: ['small', 'large'] });
    expect(parameterProblem(sized, 'medium')).toBe('not-allowed');
    expect(parameterProblem(sized, 'large')).toBeUndefined();
  });
});

describe('values and required parameters', () => {
  const all = [parameter('KeyName'), parameter('VpcBlock', { defaultValue: '192.168.0.0/16' })];

  it('asks for what has no default', () => {
    expect(requiredParameters(all).map(({ key }) => key)).toEqual(['KeyName']);
  });

  it('sends only what differs from the defaults and what the template knows', () => {
    const answers = new Map([
      ['KeyName', 'lab'],
      ['VpcBlock', '192.168.0.0/16'],
      ['Other', 'x'],
    ]);
    expect(parameterValues(all, answers)).toEqual(new Map([['KeyName', 'lab']]));
    expect(parameterValues(all, new Map([['VpcBlock', '10.0.0.0/16']]))).toEqual(
      new Map([['VpcBlock', '10.0.0.0/16']]),
    );
  });
});
