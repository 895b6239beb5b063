import type { Operation } from '../operation.ts';
import { deleteOpenIdConnectProvider } from './deleteOpenIdConnectProvider.ts';
import { getRole } from './getRole.ts';
import { listOpenIdConnectProviders } from './listOpenIdConnectProviders.ts';

/** The operations of IAM (Query protocol, version 2010-05-08) by action name. */
export const iamOperations: Readonly<Record<string, Operation>> = {
  DeleteOpenIDConnectProvider: deleteOpenIdConnectProvider,
  GetRole: getRole,
  ListOpenIDConnectProviders: listOpenIdConnectProviders,
};
