import { createOidcProvider, deleteOidcProvider, setClientIds } from '../../world/iam/oidcProviders.ts';
import type { ResourceType } from '../resourceType.ts';

/** Its physical id is its ARN. */
export const oidcProvider: ResourceType = {
  name: 'AWS::IAM::OIDCProvider',
  createTime: 5_000,
  deleteTime: 1_000,
  attributes: { Arn: (arn) => arn },
  create: (properties, { world }) =>
    createOidcProvider(world, { url: properties.text('Url'), clientIds: properties.texts('ClientIdList') }).arn,
  update: (arn, properties, { world }) => setClientIds(world, arn, properties.texts('ClientIdList')),
  delete: (arn, { world }) => deleteOidcProvider(world, arn),
};
