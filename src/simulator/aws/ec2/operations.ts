import type { Operation } from '../operation.ts';
import { computeOperations } from './computeOperations.ts';
import { withDryRun } from './dryRun.ts';
import { networkOperations } from './networkOperations.ts';

/** The operations of EC2 (version 2016-11-15) by action name; each knows dry runs. */
export const ec2Operations: Readonly<Record<string, Operation>> = Object.fromEntries(
  Object.entries({ ...computeOperations, ...networkOperations }).map(([name, operation]) => [
    name,
    withDryRun(operation),
  ]),
);
