import { Deletion } from '../execution/deletion.ts';
import { TemplateRun, type RunFailure } from '../execution/templateRun.ts';
import { missingParameters } from '../parameterTypes.ts';
import type { PreviousState, Stack, StackRequest, StackResource } from '../stack.ts';
import { rollBackCreation } from './createStack.ts';
import { scopeOf } from '../stackScope.ts';
import { dependenciesOf } from '../template/dependencies.ts';
import { missingImport } from './imports.ts';
import { publishOutputs } from './publishOutputs.ts';
import { sentences, type StackHost } from './stackHost.ts';

function reasonOf({ created, updated }: RunFailure): string {
  const failures = [
    ['create', created],
    ['update', updated],
  ] as const;
  return failures
    .filter(([, ids]) => ids.length > 0)
    .map(([verb, ids]) => `The following resource(s) failed to ${verb}: [${ids.join(', ')}]. `)
    .join('');
}

/** Brings a stack to another template, other parameters or other tags. */
export function updateResources(host: StackHost, stack: Stack, request: StackRequest): void {
  const { world } = host.machinery;
  // What to go back to is the last state that was whole. A stack whose creation failed never had one.
  if (stack.status !== 'CREATE_FAILED') stack.previous ??= { request: stack.request, outputs: stack.outputs };
  stack.request = request;
  stack.updatedAt = world.clock.now();
  host.move(stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
  goOnUpdating(host, stack);
}

/** Changes the resources, or those that are not yet changed, of a stack that is UPDATE_IN_PROGRESS. */
export function goOnUpdating(host: StackHost, stack: Stack): void {
  const { machinery } = host;
  const problem =
    missingParameters(machinery.world, stack.request.parameters.values()) ?? missingImport(machinery, stack);
  if (problem !== undefined) return failUpdate(host, stack, sentences(problem, 'Rollback requested by user.'));
  const imports = new Set<string>();
  const run = new TemplateRun(
    machinery,
    stack,
    (failure) => {
      const reason = failure === undefined ? publishOutputs(host, stack, run.scope) : reasonOf(failure);
      if (reason !== undefined) return failUpdate(host, stack, reason);
      stack.imports = imports;
      cleanUp(host, stack, 'UPDATE_COMPLETE');
    },
    { imports },
  );
  host.underWay(stack, run);
  run.start();
}

function failUpdate(host: StackHost, stack: Stack, reason: string): void {
  if (stack.request.onFailure !== 'DO_NOTHING') return rollBackUpdate(host, stack, reason);
  host.underWay(stack, undefined);
  host.move(stack, 'UPDATE_FAILED', reason);
}

/** Brings a stack back to where it was before its update. `skipped` resources are taken to be there already. */
export function rollBackUpdate(
  host: StackHost,
  stack: Stack,
  reason: string,
  skipped: ReadonlySet<string> = new Set(),
): void {
  const { previous } = stack;
  if (previous === undefined) return rollBackCreation(host, stack, reason);
  const { token } = stack.request;
  stack.request = { ...previous.request, token };
  stack.skipped = skipped;
  host.move(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  goOnRollingBack(host, stack, previous);
}

/** Changes back the resources, or those that are not yet back, of a stack that is UPDATE_ROLLBACK_IN_PROGRESS. */
export function goOnRollingBack(host: StackHost, stack: Stack, previous: PreviousState): void {
  const run = new TemplateRun(
    host.machinery,
    stack,
    (failure) => {
      if (failure === undefined) {
        stack.outputs = previous.outputs;
        return cleanUp(host, stack, 'UPDATE_ROLLBACK_COMPLETE');
      }
      host.underWay(stack, undefined);
      host.move(stack, 'UPDATE_ROLLBACK_FAILED', reasonOf(failure));
    },
    { skipped: stack.skipped, imports: stack.imports, isRollback: true },
  );
  host.underWay(stack, run);
  run.start();
}

type Success = 'UPDATE_COMPLETE' | 'UPDATE_ROLLBACK_COMPLETE';

function cleanUp(host: StackHost, stack: Stack, success: Success): void {
  host.move(stack, `${success}_CLEANUP_IN_PROGRESS`);
  goOnCleaningUp(host, stack, success);
}

/**
 * Deletes what the template of a stack whose update or rollback came to `success` does not have any more and what was
 * replaced. That some of it stays does not undo the update.
 */
export function goOnCleaningUp(host: StackHost, stack: Stack, success: Success): void {
  const scope = scopeOf(host.machinery, stack, new Set());
  const wanted = dependenciesOf(stack.request.template, (name) => scope.condition(name));
  const removed = [...stack.resources.values()].filter(({ logicalId }) => !wanted.has(logicalId));
  const isUndone = success === 'UPDATE_ROLLBACK_COMPLETE';
  const options = {
    retain: new Set<string>(),
    force: false,
    policyOf(resource: StackResource) {
      if (stack.discarded.includes(resource)) return 'Delete';
      if (stack.replaced.includes(resource)) return isUndone ? 'Delete' : resource.updateReplacePolicy;
      return isUndone && resource.deletionPolicy === 'RetainExceptOnCreate' ? 'Delete' : resource.deletionPolicy;
    },
  };
  const resources = [...removed, ...stack.replaced, ...stack.discarded];
  const deletion = new Deletion(host.machinery, stack, resources, options, (failed) => {
    for (const { logicalId } of removed) stack.resources.delete(logicalId);
    stack.replaced = [];
    stack.discarded = [];
    stack.previous = undefined;
    host.underWay(stack, undefined);
    const left = 'One or more resources could not be deleted.';
    const reason = isUndone ? left : `Update successful. ${left}`;
    host.move(stack, success, failed.length > 0 ? reason : undefined);
  });
  host.underWay(stack, deletion);
  deletion.start();
}
