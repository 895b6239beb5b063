import { needsReplacement, changedProperties } from '../changes/changedProperties.ts';
import { Properties } from '../properties.ts';
import { tagsOf } from '../resources/stackTags.ts';
import { defaultUpdateTime, type ResourceType } from '../resourceType.ts';
import { checkProperties } from '../schema/checkProperties.ts';
import type { AppliedState, StackResource } from '../stack.ts';
import { moveResource } from '../stackEvents.ts';
import { forgottenNames } from '../template/forgottenValue.ts';
import { referencesIn } from '../template/references.ts';
import type { ResourceDefinition } from '../template/template.ts';
import { validationError } from '../template/validationError.ts';
import { canonical, optionalText } from '../template/value.ts';
import { awaitMade, makeResource } from './makeResource.ts';
import { forgetSignals } from './signalWait.ts';
import type { Work } from './work.ts';

const replacing = 'Requested update requires the creation of a new physical resource; hence creating one.';

/** Two resources of one name cannot be, so one with a name of its own is not replaced as long as it keeps it. */
function checkName({ customName }: ResourceType, before: AppliedState, after: AppliedState): void {
  if (customName === undefined) return;
  const name = after.properties[customName];
  if (name !== undefined && canonical(name) === canonical(before.properties[customName]))
    throw validationError(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${optionalText(name)} and update the stack again.`,
    );
}

function changeInPlace(
  work: Work,
  resource: StackResource,
  physicalId: string,
  before: AppliedState,
  after: AppliedState,
) {
  const { machinery } = work;
  work.takePlannedFailure(resource);
  checkProperties(resource.logicalId, resource.type, after.properties);
  const type = machinery.typeOf(resource.type);
  const context = work.contextOf(resource);
  const properties = new Properties(resource.logicalId, after.properties);
  type.update?.(physicalId, properties, context, new Properties(resource.logicalId, before.properties));
  const tagged = type.tagged?.(physicalId, context);
  if (tagged !== undefined) tagged.tags = tagsOf(properties, context);
  resource.underWay = 'changing';
  awaitChanged(work, resource, physicalId, after);
}

function awaitChanged(work: Work, resource: StackResource, physicalId: string, after: AppliedState): void {
  const { machinery, stack } = work;
  work.after(machinery.typeOf(resource.type).updateTime ?? defaultUpdateTime, resource, () =>
    work.whenReady(resource, physicalId, () => {
      resource.applied = after;
      moveResource(machinery.world, stack, resource, 'UPDATE_COMPLETE');
      work.done(resource);
    }),
  );
}

/** Puts back the physical resource that an update, now rolled back, had replaced. */
function putBack(work: Work, resource: StackResource, old: StackResource): void {
  const { stack, machinery } = work;
  // An update that was tried again may have replaced it more than once.
  const later = stack.replaced.filter((each) => each !== old && each.logicalId === resource.logicalId);
  stack.replaced = stack.replaced.filter(({ logicalId }) => logicalId !== resource.logicalId);
  stack.discarded.push(...later, { ...resource });
  resource.physicalId = old.physicalId;
  resource.applied = old.applied;
  resource.propertiesText = old.propertiesText;
  resource.underWay = 'changing';
  moveResource(machinery.world, stack, resource, 'UPDATE_IN_PROGRESS');
  work.call(resource, () => {
    moveResource(machinery.world, stack, resource, 'UPDATE_COMPLETE');
    work.done(resource);
  });
}

/** Whether what the template says of a resource cannot be told any more. */
function needsForgotten({ stack: { request }, scope }: Work, { properties }: ResourceDefinition): boolean {
  const names = forgottenNames(request.parameters);
  return (
    names.size > 0 && referencesIn(properties, (name) => scope.condition(name)).some(({ target }) => names.has(target))
  );
}

/** Whether a resource is already as it shall be: done since the operation began, or not touched by what is rolled back. */
function isDone({ stack, isRollback }: Work, { logicalId, status, updatedAt }: StackResource): boolean {
  const began = stack.updatedAt ?? stack.createdAt;
  if (!isRollback) return status.endsWith('_COMPLETE') && updatedAt >= began;
  const since = stack.events.filter(({ at }) => at >= began);
  const turned = since.find((event) => event.status === 'UPDATE_ROLLBACK_IN_PROGRESS')?.at;
  if (status.endsWith('_COMPLETE') && turned !== undefined && updatedAt >= turned) return true;
  return !since.some((event) => event.logicalId === logicalId && event.status === 'UPDATE_IN_PROGRESS');
}

/** Brings a resource that exists to what the template says of it now: in place, by another in its place, or not at all. */
export function changeResource(work: Work, resource: StackResource, definition: ResourceDefinition): void {
  const { machinery, stack } = work;
  const { world } = machinery;
  const { physicalId, applied: before = { properties: {}, stackTags: {} } } = resource;
  const old = stack.replaced.find(({ logicalId }) => logicalId === resource.logicalId);
  if (old !== undefined && work.isRollback) return putBack(work, resource, old);
  if (physicalId === undefined) return;
  if (resource.underWay === 'making') return awaitMade(work, resource, definition, physicalId);
  if (isDone(work, resource) && needsForgotten(work, definition)) {
    if (resource.status === 'UPDATE_FAILED') moveResource(world, stack, resource, 'UPDATE_COMPLETE');
    return work.done(resource);
  }
  const hadFailed = resource.status === 'UPDATE_FAILED';
  const wasBegun = resource.status === 'UPDATE_IN_PROGRESS';
  const begin = (reason?: string) => {
    if (!wasBegun) moveResource(world, stack, resource, 'UPDATE_IN_PROGRESS', reason);
  };
  const after = work.attempt(resource, () => ({
    properties: work.evaluated(definition),
    stackTags: stack.request.tags,
  }));
  if (after === undefined) return;
  if (resource.underWay === 'changing') return awaitChanged(work, resource, physicalId, after);
  const changed = changedProperties(resource.type, before, after);
  if (changed.length === 0 && !hadFailed && !wasBegun) {
    resource.applied = after;
    return work.done(resource);
  }
  resource.propertiesText = work.shown(definition);
  const { replacedBy } = machinery.typeOf(resource.type);
  if (!needsReplacement(resource.type, changed, replacedBy)) {
    begin();
    return work.call(resource, () => changeInPlace(work, resource, physicalId, before, after));
  }
  forgetSignals(work, resource);
  begin(replacing);
  work.call(resource, () => {
    checkName(machinery.typeOf(resource.type), before, after);
    makeResource(work, resource, definition);
  });
}
