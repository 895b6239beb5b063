import { existingOidcProvider, setClientIds } from '../../world/iam/oidcProviders.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const addClientIDToOpenIdConnectProvider: Operation = ({ world, input }) => {
  const { arn, clientIds } = existingOidcProvider(world, requiredText(input, 'OpenIDConnectProviderArn'));
  setClientIds(world, arn, [...new Set([...clientIds, requiredText(input, 'ClientID')])]);
  return {};
};
