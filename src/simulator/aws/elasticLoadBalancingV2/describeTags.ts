import type { Operation } from '../operation.ts';
import { tagList } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';
import { tagged } from './tagged.ts';

export const describeTags: Operation = ({ world, input }) => ({
  TagDescriptions: texts(input, 'ResourceArns').map((arn) => ({
    ResourceArn: arn,
    Tags: tagList(tagged(world, arn).tags),
  })),
});
