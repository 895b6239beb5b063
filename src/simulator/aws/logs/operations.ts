import type { Operation } from '../operation.ts';
import { createLogGroup } from './createLogGroup.ts';
import { deleteLogGroup } from './deleteLogGroup.ts';
import { deleteRetentionPolicy } from './deleteRetentionPolicy.ts';
import { describeLogGroups } from './describeLogGroups.ts';
import { putRetentionPolicy } from './putRetentionPolicy.ts';

/** The operations of CloudWatch Logs (JSON 1.1) by name. */
export const logsOperations: Readonly<Record<string, Operation>> = {
  CreateLogGroup: createLogGroup,
  DeleteLogGroup: deleteLogGroup,
  DeleteRetentionPolicy: deleteRetentionPolicy,
  DescribeLogGroups: describeLogGroups,
  PutRetentionPolicy: putRetentionPolicy,
};
