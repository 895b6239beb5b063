import { stackRequestOf } from '../aws/cloudformation/stackRequest.ts';
import { isInProgress } from '../cloudformation/stack.ts';
import type { PresetSite } from './preset.ts';
import { until } from './until.ts';

export interface StackToDeploy {
  readonly name: string;
  /** JSON or YAML. */
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Creates a stack; resolves when it is complete, rejects when it fails. */
export async function deployStack({ world, stacks }: Pick<PresetSite, 'world' | 'stacks'>, wanted: StackToDeploy) {
  const { name, template, parameters = {}, tags = {} } = wanted;
  const input = {
    StackName: name,
    TemplateBody: template,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  const stack = stacks.create(stackRequestOf(world, input, undefined));
  await until(stacks.onDidChange, () => !isInProgress(stack));
  if (stack.status === 'CREATE_COMPLETE') return;
  // Newest first: what failed first made the others fail.
  const failed = stack.events.findLast(({ status }) => status === 'CREATE_FAILED');
  throw new Error(`Stack ${name} is ${stack.status}: ${failed?.logicalId ?? ''} ${failed?.reason ?? ''}`);
}
