import { AwsFault } from '../../world/fault.ts';
import { exportConflict } from '../exports.ts';
import { outputsOf } from '../outputs.ts';
import type { Stack } from '../stack.ts';
import type { Scope } from '../template/scope.ts';
import type { StackHost } from './stackHost.ts';

/** Gives a stack whose resources are through its outputs; answers why that cannot be, or undefined. */
export function publishOutputs(host: StackHost, stack: Stack, scope: Scope): string | undefined {
  try {
    const outputs = outputsOf(stack, scope);
    const conflict = exportConflict(host.all(), stack, outputs);
    if (conflict === undefined) stack.outputs = outputs;
    return conflict;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.message;
  }
}
