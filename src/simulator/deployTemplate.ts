import { stackRequestOf } from './aws/cloudformation/stackRequest.ts';
import { isInProgress } from './cloudformation/stack.ts';
import type { Simulator } from './simulator.ts';

/** Creates a stack from a template with its defaults; resolves when it is complete, rejects when it fails. */
export async function deployTemplate({ world, stacks }: Simulator, name: string, template: string): Promise<void> {
  const capabilities = ['CAPABILITY_NAMED_IAM'];
  const input = { StackName: name, TemplateBody: template, Capabilities: capabilities };
  const stack = stacks.create(stackRequestOf(world, input, undefined));
  await new Promise<void>((resolve) => {
    const done = () => {
      if (isInProgress(stack)) return;
      listening.dispose();
      resolve();
    };
    const listening = stacks.onDidChange(done);
    done();
  });
  if (stack.status !== 'CREATE_COMPLETE') {
    const failed = stack.events.find(({ status }) => status === 'CREATE_FAILED');
    throw new Error(`Stack ${name} is ${stack.status}: ${failed?.logicalId ?? ''} ${failed?.reason ?? ''}`);
  }
}
