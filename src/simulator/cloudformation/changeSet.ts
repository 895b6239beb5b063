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

function shape(request: StackRequest): string {
  const parameters = [...request.parameters].map(([name, { given, resolved }]) => [name, given, resolved]);
  return JSON.stringify([request.template.body, parameters.toSorted(), Object.entries(request.tags).toSorted()]);
}

/** True when carrying out the request would leave the stack as it is: same template, same values, same tags. */
export function changesNothing(stack: Stack, request: StackRequest): boolean {
  return shape(stack.request) === shape(request);
}
