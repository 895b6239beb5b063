import type { Stack, StackRequest } from './stack.ts';

/** A proposed creation, kept until it is carried out or thrown away. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly type: 'CREATE' | 'UPDATE';
  readonly request: StackRequest;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason: string | undefined;
  executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE';
}

/** Everything a change could be in, in an order that does not depend on how it was asked for. */
function shape({ template, parameters, tags }: StackRequest): string {
  const values = [...parameters].map(([name, { given, resolved }]) => JSON.stringify([name, given, resolved]));
  const labels = Object.entries(tags).map((tag) => JSON.stringify(tag));
  return [template.body, ...values.toSorted(), ...labels.toSorted()].join('\n');
}

/** True when carrying out the request would leave the stack as it is: same template, same values, same tags. */
export function changesNothing(stack: Stack, request: StackRequest): boolean {
  return shape(stack.request) === shape(request);
}
