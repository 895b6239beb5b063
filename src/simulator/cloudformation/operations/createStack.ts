import { TemplateRun } from '../execution/templateRun.ts';
import { missingParameters } from '../parameterTypes.ts';
import type { Stack } from '../stack.ts';
import { deleteResources } from './deleteStack.ts';
import { missingImport } from './imports.ts';
import { publishOutputs } from './publishOutputs.ts';
import { sentences, type StackHost } from './stackHost.ts';

/** Creates the resources, or those that it does not have yet, of a stack that is CREATE_IN_PROGRESS. */
export function createResources(host: StackHost, stack: Stack): void {
  const { machinery } = host;
  const { world } = machinery;
  const { parameters, timeoutMinutes } = stack.request;
  const problem = missingParameters(world, parameters.values()) ?? missingImport(machinery, stack);
  if (problem !== undefined) return failCreation(host, stack, problem);
  const run = new TemplateRun(
    machinery,
    stack,
    (failure) => {
      timeout?.dispose();
      const reason =
        failure === undefined
          ? publishOutputs(host, stack, run.scope)
          : `The following resource(s) failed to create: [${failure.created.join(', ')}]`;
      if (reason !== undefined) return failCreation(host, stack, reason);
      host.underWay(stack, undefined);
      host.move(stack, 'CREATE_COMPLETE');
    },
    { imports: stack.imports },
  );
  const timeout =
    timeoutMinutes === undefined
      ? undefined
      : world.clock.after(timeoutMinutes * 60_000, () => {
          run.cancel();
          failCreation(host, stack, 'Stack creation time exceeded the specified timeout');
        });
  host.underWay(stack, {
    cancel() {
      timeout?.dispose();
      run.cancel();
    },
  });
  run.start();
}

function failCreation(host: StackHost, stack: Stack, reason: string): void {
  switch (stack.request.onFailure) {
    case 'DO_NOTHING':
      host.underWay(stack, undefined);
      return host.move(stack, 'CREATE_FAILED', sentences(reason, ''));
    case 'DELETE':
      host.move(stack, 'DELETE_IN_PROGRESS', sentences(reason, 'Delete requested by user.'));
      return deleteResources(host, stack);
    case 'ROLLBACK':
      return rollBackCreation(host, stack, sentences(reason, 'Rollback requested by user.'));
  }
}

/** Takes back what a creation made. */
export function rollBackCreation(host: StackHost, stack: Stack, reason: string): void {
  host.move(stack, 'ROLLBACK_IN_PROGRESS', reason);
  deleteResources(host, stack);
}
