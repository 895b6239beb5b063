import { existingOidcProvider } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';
import { requiredText, tagList } from '../queryInput.ts';

export const getOpenIdConnectProvider: Operation = ({ world, input }) => {
  const provider = existingOidcProvider(world, requiredText(input, 'OpenIDConnectProviderArn'));
  return {
    Url: provider.url.replace('https://', ''),
    ClientIDList: provider.clientIds,
    ThumbprintList: provider.thumbprints,
    CreateDate: new Date(provider.createdAt),
    Tags: tagList(provider.tags),
  };
};
