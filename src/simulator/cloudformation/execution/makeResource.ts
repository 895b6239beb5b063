import { callAsCaller } from '../machinery.ts';
import { Properties } from '../properties.ts';
import { checkProperties } from '../schema/checkProperties.ts';
import type { StackResource } from '../stack.ts';
import { moveResource } from '../stackEvents.ts';
import type { ResourceDefinition } from '../template/template.ts';
import { awaitSignals } from './signalWait.ts';
import type { Work } from './work.ts';

/**
 * Makes a physical resource for a logical one that is in progress: of its own, or in the place of the one it has, which
 * then goes to `stack.replaced`.
 */
export function makeResource(work: Work, resource: StackResource, definition: ResourceDefinition): void {
  const { machinery, stack } = work;
  const inProgress = resource.status === 'UPDATE_IN_PROGRESS' ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
  work.takePlannedFailure(resource);
  const record = work.evaluated(definition);
  checkProperties(resource.logicalId, resource.type, record);
  callAsCaller(machinery, stack, resource.type, 'create');
  const type = machinery.typeOf(resource.type);
  const physicalId = type.create(new Properties(resource.logicalId, record), work.contextOf(resource));
  if (resource.physicalId !== undefined) stack.replaced.push({ ...resource });
  resource.physicalId = physicalId;
  resource.underWay = 'making';
  resource.applied = { properties: record, stackTags: stack.request.tags };
  moveResource(machinery.world, stack, resource, inProgress, 'Resource creation Initiated');
  awaitMade(work, resource, definition, physicalId);
}

/** Goes on when a physical resource is there as its type and its creation policy want it. */
export function awaitMade(
  work: Work,
  resource: StackResource,
  definition: ResourceDefinition,
  physicalId: string,
): void {
  const { machinery, stack } = work;
  const complete = resource.status === 'UPDATE_IN_PROGRESS' ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE';
  work.after(machinery.typeOf(resource.type).createTime, resource, () =>
    work.whenReady(resource, physicalId, () =>
      awaitSignals(work, resource, definition, () => {
        moveResource(machinery.world, stack, resource, complete);
        work.done(resource);
      }),
    ),
  );
}
