import { describe, expect, it, vi } from 'vitest';
import { askParameters } from '../../../src/commands/deploy/askParameters.ts';
import type { TemplateParameter } from '../../../src/ports/cloud.ts';
import { PromptsTwin } from '../promptsTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const parameter = (key: string, defaultValue: string | undefined, more: Partial<TemplateParameter> = {}) => ({
  key,
  type: 'String',
  description: undefined,
  defaultValue,
  noEcho: false,
  allowedValues: [],
  ...more,
});

const go = 'pick:$(rocket) Deploy with these values';
const parameters = [
  parameter('ClusterBaseName', 'myeks'),
  parameter('WorkerNodeCount', '3', { type: 'Number' }),
  parameter('Secret', 's3cret', { noEcho: true }),
];

describe('askParameters', () => {
  it('takes the defaults with one choice, and names the cluster after the stack', async () => {
    const prompts = new PromptsTwin(go);
    const choice = await askParameters(prompts, parameters, 'lab2');
    expect(choice?.stackName).toBe('lab2');
    expect(Object.fromEntries(choice?.values ?? [])).toEqual({
      WorkerNodeCount: '3',
      Secret: 's3cret',
      ClusterBaseName: 'lab2',
    });
    expect(prompts.seen[0]).not.toContain('s3cret');
  });

  it('lets one value after another be changed', async () => {
    const prompts = new PromptsTwin(
      'pick:WorkerNodeCount',
      'input:five',
      'input:5',
      'pick:Stack and cluster name',
      'input:2x',
      'input:x2',
      go,
    );
    const choice = await askParameters(prompts, parameters, 'myeks');
    expect(choice?.values.get('WorkerNodeCount')).toBe('5');
    expect(choice?.stackName).toBe('x2');
    expect(prompts.seen).toContain('WorkerNodeCount: This parameter is a number.');
  });

  it('asks at once for what has no default', async () => {
    const prompts = new PromptsTwin('input:lab-key', go);
    const choice = await askParameters(prompts, [parameter('KeyName', undefined)], 'myeks');
    expect(choice?.values.get('KeyName')).toBe('lab-key');
  });

  it('offers the values a template allows', async () => {
    const size = parameter('Size', 'small', { allowedValues: ['small', 'large'] });
    const choice = await askParameters(new PromptsTwin('pick:Size', 'pick:large', go), [size], 'myeks');
    expect(choice?.values.get('Size')).toBe('large');
  });

  it('keeps a value when its question is left, and gives up when the list is', async () => {
    const prompts = new PromptsTwin('pick:WorkerNodeCount', 'leave', 'leave');
    expect(await askParameters(prompts, parameters, 'myeks')).toBeUndefined();
    expect(prompts.seen[1]).toContain('WorkerNodeCount=3');
  });
});
