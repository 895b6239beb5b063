import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';

/** EC2 answers a dry run before it does anything; everything is allowed here. */
export function withDryRun(operation: Operation): Operation {
  return (call) => {
    if (call.input['DryRun'] === 'true')
      throw new AwsFault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
    return operation(call);
  };
}
