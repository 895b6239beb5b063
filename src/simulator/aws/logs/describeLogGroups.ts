import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { pageAfter } from '../tokenPage.ts';

const largestPage = 50;

/** Log groups by name. Their times are in milliseconds, other than in most JSON services. */
export const describeLogGroups: Operation = ({ world, input }) => {
  const [prefix, pattern] = [optionalText(input, 'logGroupNamePrefix'), optionalText(input, 'logGroupNamePattern')];
  if (prefix !== undefined && pattern !== undefined)
    throw new AwsFault(
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  const limit = optionalNumber(input, 'limit') ?? largestPage;
  if (limit < 1 || limit > largestPage)
    throw new AwsFault(
      'InvalidParameterException',
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${largestPage}`,
    );
  const groups = [...world.logGroups.values()]
    .filter(({ name }) => name.startsWith(prefix ?? '') && name.toLowerCase().includes((pattern ?? '').toLowerCase()))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = pageAfter(
    groups,
    ({ name }) => name,
    optionalText(input, 'nextToken'),
    limit,
    () => new AwsFault('InvalidParameterException', 'The specified nextToken is invalid.'),
  );
  return {
    logGroups: items.map(({ name, arn, createdAt, retentionInDays }) => ({
      logGroupName: name,
      creationTime: createdAt,
      retentionInDays,
      metricFilterCount: 0,
      arn,
      storedBytes: 0,
      logGroupClass: 'STANDARD',
      logGroupArn: arn.replace(/:\*$/, ''),
    })),
    nextToken: next,
  };
};
