import type { ChangeSet } from './changeSet.ts';
import type { Machinery } from './machinery.ts';
import type { Stack, StackRequest } from './stack.ts';
import { scopeOf } from './stackScope.ts';
import { forgotten } from './template/forgottenValue.ts';

/**
 * A stack as it may be written down: without values that are not to be echoed. What its conditions came to by them is kept,
 * so that what does not need the values themselves can go on.
 */
export function stackWithoutSecrets(machinery: Machinery, stack: Stack): Stack {
  const { previous } = stack;
  const request = requestWithoutSecrets(machinery, stack, stack.request);
  if (previous === undefined) return { ...stack, request };
  return {
    ...stack,
    request,
    previous: { ...previous, request: requestWithoutSecrets(machinery, stack, previous.request) },
  };
}

/** A change set as it may be written down: one with values that are not to be echoed cannot be carried out any more. */
export function changeSetWithoutSecrets(machinery: Machinery, stack: Stack, changeSet: ChangeSet): ChangeSet {
  const names = secretsOf(changeSet.request);
  if (names.length === 0) return changeSet;
  const request = requestWithoutSecrets(machinery, stack, changeSet.request);
  if (changeSet.executionStatus !== 'AVAILABLE') return { ...changeSet, request };
  const statusReason = `Values of NoEcho parameters are not kept when this world is saved: [${names.join(', ')}]. Create the change set again.`;
  return { ...changeSet, request, status: 'FAILED', statusReason, executionStatus: 'UNAVAILABLE' };
}

function requestWithoutSecrets(machinery: Machinery, stack: Stack, request: StackRequest): StackRequest {
  const names = secretsOf(request);
  if (names.length === 0) return request;
  const scope = scopeOf(machinery, { ...stack, request }, new Set());
  const conditions = new Map([...request.template.conditions.keys()].map((name) => [name, scope.condition(name)]));
  const parameters = new Map(
    [...request.parameters].map(([name, value]) => [name, names.includes(name) ? forgotten(value) : value]),
  );
  return { ...request, parameters, conditions };
}

function secretsOf({ parameters }: StackRequest): readonly string[] {
  return [...parameters].filter(([, { definition }]) => definition.noEcho).map(([name]) => name);
}
