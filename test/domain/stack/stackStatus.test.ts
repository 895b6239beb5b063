import { expect, it } from 'vitest';
import { stackPhase } from '../../../src/domain/stack/stackStatus.ts';

it.each([
  ['CREATE_IN_PROGRESS', 'busy'],
  ['ROLLBACK_IN_PROGRESS', 'busy'],
  ['DELETE_IN_PROGRESS', 'busy'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'busy'],
  ['CREATE_COMPLETE', 'ready'],
  ['UPDATE_ROLLBACK_COMPLETE', 'ready'],
  ['ROLLBACK_COMPLETE', 'rolled-back'],
  ['REVIEW_IN_PROGRESS', 'rolled-back'],
  ['CREATE_FAILED', 'failed'],
  ['DELETE_FAILED', 'failed'],
  ['ROLLBACK_FAILED', 'failed'],
  ['DELETE_COMPLETE', 'deleted'],
])('%s is %s', (status, phase) => expect(stackPhase(status)).toBe(phase));
