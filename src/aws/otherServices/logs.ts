import { operation, type ServiceModel } from './modelledService.ts';
import { integer, list, structure, text } from './schema.ts';

/** CloudWatch Logs. */
export const logs: ServiceModel = {
  id: 'CloudWatch Logs',
  protocol: 'json',
  version: '2014-03-28',
  signingName: 'logs',
  host: 'logs',
  target: 'Logs_20140328',
};

/** Times are in milliseconds since the epoch. */
export const describeLogGroups = operation(
  'DescribeLogGroups',
  structure({ logGroupNamePrefix: text, nextToken: text }),
  structure({ logGroups: list(structure({ logGroupName: text, creationTime: integer })), nextToken: text }),
);

export const deleteLogGroup = operation('DeleteLogGroup', structure({ logGroupName: text }), structure({}));
