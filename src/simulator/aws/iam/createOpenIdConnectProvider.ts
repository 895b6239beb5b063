import { createOidcProvider } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';
import { requiredText, tagsIn, tagList } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';

export const createOpenIdConnectProvider: Operation = ({ world, input }) => {
  const { arn, tags } = createOidcProvider(world, {
    url: requiredText(input, 'Url'),
    clientIds: texts(input, 'ClientIDList'),
    thumbprints: texts(input, 'ThumbprintList'),
    tags: tagsIn(input),
  });
  return { OpenIDConnectProviderArn: arn, Tags: tagList(tags) };
};
