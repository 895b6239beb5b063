import type { Operation } from '../operation.ts';

export const listOpenIdConnectProviders: Operation = ({ world }) => ({
  OpenIDConnectProviderList: [...world.oidcProviders.values()].map(({ arn }) => ({ Arn: arn })),
});
