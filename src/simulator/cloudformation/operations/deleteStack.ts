import { Deletion } from '../execution/deletion.ts';
import type { Stack, StackDeletion, StackResource } from '../stack.ts';
import type { DeletionPolicy } from '../template/template.ts';
import type { StackHost } from './stackHost.ts';

const nothingRetained: StackDeletion = { retain: new Set(), force: false, undoesCreation: true };

/** Begins to delete everything of a stack that is DELETE_IN_PROGRESS, or ROLLBACK_IN_PROGRESS after its creation. */
export function deleteResources(host: StackHost, stack: Stack, deletion: StackDeletion = nothingRetained): void {
  stack.deletedAt = host.machinery.world.clock.now();
  stack.deletion = deletion;
  goOnDeleting(host, stack, deletion);
}

/** Deletes what is left of a stack and ends in one status or the other. */
export function goOnDeleting(host: StackHost, stack: Stack, { retain, force, undoesCreation }: StackDeletion): void {
  const resources = [...stack.resources.values(), ...stack.replaced, ...stack.discarded];
  const ends = stack.status === 'ROLLBACK_IN_PROGRESS' ? 'ROLLBACK' : 'DELETE';
  const policyOf = (resource: StackResource) => (undoesCreation ? undoing(stack, resource) : resource.deletionPolicy);
  const deletion = new Deletion(host.machinery, stack, resources, { retain, force, policyOf }, (failed) => {
    host.underWay(stack, undefined);
    if (failed.length > 0)
      return host.move(stack, `${ends}_FAILED`, `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
    stack.replaced = [];
    stack.discarded = [];
    stack.imports = new Set();
    host.move(stack, `${ends}_COMPLETE`);
  });
  host.underWay(stack, deletion);
  deletion.start();
}

/** A creation that is undone leaves what is always to be retained, unless the caller said that this is not meant. */
function undoing({ request }: Stack, { deletionPolicy }: StackResource): DeletionPolicy {
  return deletionPolicy === 'Retain' && !request.retainExceptOnCreate ? 'Retain' : 'Delete';
}
