import type { Tags } from '../tags.ts';

/** A log group of CloudWatch Logs. */
export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  /** Days; undefined means for ever. */
  retentionInDays?: number;
  tags: Tags;
}
