import type { World } from '../world/world.ts';
import type { Stack, StackRequest } from './stack.ts';

/** A stack as it begins: without resources, and with an id that no other has. */
export function newStack(
  world: World,
  request: StackRequest,
  begun: { readonly terminationProtection: boolean; readonly status: 'REVIEW_IN_PROGRESS' | 'CREATE_IN_PROGRESS' },
): Stack {
  return {
    id: `arn:aws:cloudformation:${world.region}:${world.account}:stack/${request.name}/${world.uuid()}`,
    createdAt: world.clock.now(),
    request,
    ...begun,
    previous: undefined,
    statusReason: undefined,
    skipped: new Set(),
    deletion: undefined,
    updatedAt: undefined,
    deletedAt: undefined,
    changeSetId: undefined,
    resources: new Map(),
    replaced: [],
    discarded: [],
    outputs: [],
    imports: new Set(),
    events: [],
  };
}
