import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import type { World } from '../world/world.ts';
import { callFor } from '../world/iam/callerRights.ts';
import { handlerActions } from './schema/handlerActions.ts';
import type { ResourceContext, ResourceType } from './resourceType.ts';
import type { Signals } from './signals.ts';
import type { Stack } from './stack.ts';

/** What everything that is done to stacks works with. */
export interface Machinery {
  readonly world: World;
  readonly eks: Eks;
  readonly signals: Signals;
  typeOf(name: string): ResourceType;
  /** The reason for which the next creation or change of this resource is to fail, once; undefined to go on. */
  takeFailure(logicalId: string): string | undefined;
  /** The value of an export of another stack than this one. */
  exported(name: string, importer: Stack): string | undefined;
}

export function contextOf(machinery: Machinery, stack: Stack, logicalId: string): ResourceContext {
  const { name, tags, caller } = stack.request;
  const { world, eks, signals } = machinery;
  return { world, eks, signals, stackName: name, stackId: stack.id, stackTags: tags, logicalId, caller };
}

/** Calls what a resource's handler calls, in the name of who asked for it; throws the refusal of what they may not do. */
export function callAsCaller(
  { world }: Machinery,
  { request }: Stack,
  type: string,
  handler: 'create' | 'delete',
): void {
  if (request.caller === undefined) return;
  for (const action of handlerActions(type, handler)) callFor(world, request.caller, action);
}

/** Calls `then` once `holds` answers true, looking again whenever `changed` fires, until disposed. */
export function when(changed: Event<unknown> | undefined, holds: () => boolean, then: () => void): Disposable {
  const waiting = new DisposableStore();
  let over = false;
  waiting.add({ dispose: () => (over = true) });
  const look = () => {
    // A listener is still called by a firing that began before it was removed.
    if (over || !holds()) return;
    waiting.dispose();
    then();
  };
  if (changed !== undefined) waiting.add(changed(look));
  look();
  return waiting;
}
