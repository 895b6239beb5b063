import { existingOidcProvider } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';
import { requiredText, tagsIn } from '../queryInput.ts';

export const tagOpenIdConnectProvider: Operation = ({ world, input }) => {
  const provider = existingOidcProvider(world, requiredText(input, 'OpenIDConnectProviderArn'));
  provider.tags = { ...provider.tags, ...tagsIn(input) };
  return {};
};
