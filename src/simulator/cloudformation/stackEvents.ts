import type { World } from '../world/world.ts';
import type { ResourceStatus, Stack, StackResource, StackStatus } from './stack.ts';

/** Now, but after the stack's last event: no two events of a stack bear the same time, as clients tell them apart by it. */
function nextEventTime(world: World, stack: Stack): number {
  return Math.max(world.clock.now(), (stack.events[0]?.at ?? 0) + 1);
}

/** Moves the stack itself to a status and records the event. */
export function moveStack(world: World, stack: Stack, status: StackStatus, reason?: string): void {
  stack.status = status;
  stack.statusReason = reason;
  stack.events.unshift({
    id: world.uuid(),
    logicalId: stack.request.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
    propertiesText: undefined,
    token: stack.request.token,
    at: nextEventTime(world, stack),
  });
  world.touched.fire();
}

/** Moves one resource of the stack to a status and records the event. */
export function moveResource(
  world: World,
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  reason?: string,
): void {
  resource.status = status;
  if (!status.endsWith('_IN_PROGRESS')) resource.underWay = undefined;
  resource.reason = reason;
  resource.updatedAt = nextEventTime(world, stack);
  stack.events.unshift({
    id: `${resource.logicalId}-${status}-${new Date(resource.updatedAt).toISOString()}`,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    status,
    reason,
    propertiesText: resource.propertiesText,
    token: stack.request.token,
    at: resource.updatedAt,
  });
  world.touched.fire();
}

/** Records an event that leaves the resource's status as it is, such as the arrival of a signal. */
export function noteOnResource(world: World, stack: Stack, resource: StackResource, reason: string): void {
  const { reason: before } = resource;
  moveResource(world, stack, resource, resource.status, reason);
  resource.reason = before;
}
