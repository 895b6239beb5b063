import type { Stack } from '../stack.ts';
import { createResources } from './createStack.ts';
import { goOnDeleting } from './deleteStack.ts';
import type { StackHost } from './stackHost.ts';
import { goOnCleaningUp, goOnRollingBack, goOnUpdating } from './updateStack.ts';

/** Lets what was being done to a stack go on, in a world that was saved meanwhile: which it is shows in the status. */
export function goOn(host: StackHost, stack: Stack): void {
  switch (stack.status) {
    case 'CREATE_IN_PROGRESS':
      return createResources(host, stack);
    case 'UPDATE_IN_PROGRESS':
      return goOnUpdating(host, stack);
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
      return goOnCleaningUp(host, stack, 'UPDATE_COMPLETE');
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
      return goOnCleaningUp(host, stack, 'UPDATE_ROLLBACK_COMPLETE');
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
      if (stack.previous !== undefined) goOnRollingBack(host, stack, stack.previous);
      return undefined;
    case 'ROLLBACK_IN_PROGRESS':
    case 'DELETE_IN_PROGRESS':
      if (stack.deletion !== undefined) goOnDeleting(host, stack, stack.deletion);
      return undefined;
    default:
      return undefined;
  }
}
