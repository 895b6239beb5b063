/** What a CloudFormation stack status means for someone who wants to use, replace or delete the stack. */
export type StackPhase =
  /** Something is going on; only waiting helps. */
  | 'busy'
  /** In use as it should be. */
  | 'ready'
  /** A create failed and was undone: nothing is left but the name, which only a delete frees. */
  | 'rolled-back'
  /** It stands, but its last operation failed. */
  | 'failed'
  | 'deleted';

const settled: Readonly<Record<string, StackPhase>> = {
  CREATE_COMPLETE: 'ready',
  UPDATE_COMPLETE: 'ready',
  IMPORT_COMPLETE: 'ready',
  UPDATE_ROLLBACK_COMPLETE: 'ready',
  IMPORT_ROLLBACK_COMPLETE: 'ready',
  ROLLBACK_COMPLETE: 'rolled-back',
  REVIEW_IN_PROGRESS: 'rolled-back',
  DELETE_COMPLETE: 'deleted',
};

/**
 * The phase of a stack status, such as `ROLLBACK_COMPLETE`. A stack in review has a name and no resources, so it is
 * treated like one that was rolled back. Words not known here are judged by their ending.
 */
export function stackPhase(status: string): StackPhase {
  const known = settled[status];
  if (known !== undefined) return known;
  return status.endsWith('_IN_PROGRESS') ? 'busy' : 'failed';
}
