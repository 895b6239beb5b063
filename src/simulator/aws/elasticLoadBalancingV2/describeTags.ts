import type { Operation } from '../operation.ts';
import { tagList, texts } from '../queryInput.ts';
import { tagged } from './tagged.ts';

export const describeTags: Operation = ({ world, input }) => ({
  TagDescriptions: texts(input, 'ResourceArns').map((arn) => ({
    ResourceArn: arn,
    Tags: tagList(tagged(world, arn).tags),
  })),
});
