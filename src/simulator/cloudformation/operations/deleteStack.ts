import { Deletion, type DeletionOptions } from '../execution/deletion.ts';
import type { Stack } from '../stack.ts';
import type { StackHost } from './stackHost.ts';

/** Deletes everything of a stack and ends in one status or the other. */
export function deleteResources(
  host: StackHost,
  stack: Stack,
  options: DeletionOptions,
  ends: {
    readonly success: 'DELETE_COMPLETE' | 'ROLLBACK_COMPLETE';
    readonly failure: 'DELETE_FAILED' | 'ROLLBACK_FAILED';
  },
): void {
  const resources = [...stack.resources.values(), ...stack.replaced, ...stack.discarded];
  stack.deletedAt = host.machinery.world.clock.now();
  const deletion = new Deletion(host.machinery, stack, resources, options, (failed) => {
    host.underWay(stack, undefined);
    if (failed.length > 0)
      return host.move(stack, ends.failure, `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
    stack.replaced = [];
    stack.discarded = [];
    stack.imports = new Set();
    host.move(stack, ends.success);
  });
  host.underWay(stack, deletion);
  deletion.start();
}
