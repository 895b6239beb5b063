import type { ResourceChange } from './changes/resourceChange.ts';
import type { StackRequest } from './stack.ts';

/** A proposed creation or update, kept until it is carried out or thrown away. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly type: 'CREATE' | 'UPDATE';
  readonly request: StackRequest;
  readonly changes: readonly ResourceChange[];
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason: string | undefined;
  readonly token: string | undefined;
  executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'OBSOLETE' | 'EXECUTE_COMPLETE';
}
