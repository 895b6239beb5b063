import { operation, type ServiceModel } from './modelledService.ts';
import { list, structure, text, time } from './schema.ts';

/** The part of IAM that keeps OIDC providers. It is the same for all regions. */
export const iam: ServiceModel = {
  id: 'IAM',
  protocol: 'query',
  version: '2010-05-08',
  signingName: 'iam',
  host: 'iam',
  isGlobal: true,
};

export const listOidcProviders = operation(
  'ListOpenIDConnectProviders',
  structure({}),
  structure({ OpenIDConnectProviderList: list(structure({ Arn: text })) }),
);

export const getOidcProvider = operation(
  'GetOpenIDConnectProvider',
  structure({ OpenIDConnectProviderArn: text }),
  structure({ CreateDate: time, Tags: list(structure({ Key: text, Value: text })) }),
);

export const deleteOidcProvider = operation(
  'DeleteOpenIDConnectProvider',
  structure({ OpenIDConnectProviderArn: text }),
  structure({}),
);
