import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import type { World } from '../world/world.ts';
import type { ResourceContext, ResourceType } from './resourceType.ts';
import type { Stack } from './stack.ts';

/** What creations and deletions work with. */
export interface Machinery {
  readonly world: World;
  readonly eks: Eks;
  typeOf(name: string): ResourceType;
  /** The reason for which the next creation of this resource is to fail, once; undefined to go on. */
  takeFailure(logicalId: string): string | undefined;
}

export function contextOf(machinery: Machinery, stack: Stack, logicalId: string): ResourceContext {
  const { name, tags } = stack.request;
  const { world, eks } = machinery;
  return { world, eks, stackName: name, stackId: stack.id, stackTags: tags, logicalId };
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
