import { deleteOidcProvider } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';

export const deleteOpenIdConnectProvider: Operation = ({ world, input }) => {
  deleteOidcProvider(world, String(input['OpenIDConnectProviderArn']));
  return {};
};
