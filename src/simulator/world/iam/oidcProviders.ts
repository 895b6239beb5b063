import { AwsFault } from '../fault.ts';
import type { OidcProvider } from '../state.ts';
import type { World } from '../world.ts';

export interface CreateOidcProviderRequest {
  /** The issuer, with its `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
}

/** Makes IAM trust an issuer; there is one provider per issuer. */
export function createOidcProvider(world: World, { url, clientIds }: CreateOidcProviderRequest): OidcProvider {
  const arn = `arn:aws:iam::${world.account}:oidc-provider/${url.replace(/^https:\/\//, '')}`;
  if (world.oidcProviders.has(arn))
    throw new AwsFault('EntityAlreadyExists', `Provider with url ${url} already exists.`, 409);
  const provider: OidcProvider = { arn, url, createdAt: world.clock.now(), clientIds: [...clientIds] };
  world.oidcProviders.set(arn, provider);
  return provider;
}

/** Lets a provider serve these clients and no others. */
export function setClientIds(world: World, arn: string, clientIds: readonly string[]): void {
  const provider = world.oidcProviders.get(arn);
  if (provider === undefined)
    throw new AwsFault('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`, 404);
  provider.clientIds = [...clientIds];
}

/** Deletes a provider by its ARN. */
export function deleteOidcProvider(world: World, arn: string): void {
  if (!world.oidcProviders.delete(arn))
    throw new AwsFault('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`, 404);
}
