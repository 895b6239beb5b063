import { deleteOidcProvider } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteOpenIdConnectProvider: Operation = ({ world, input }) => {
  deleteOidcProvider(world, requiredText(input, 'OpenIDConnectProviderArn'));
  return {};
};
