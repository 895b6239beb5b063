import { AwsFault } from '../fault.ts';
import type { OidcProvider } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';

export interface CreateOidcProviderRequest {
  /** The issuer, with its `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  /** SHA-1 of the issuer's certificates; IAM does not need them any more. */
  readonly thumbprints?: readonly string[];
  readonly tags?: Tags;
}

/** Makes IAM trust an issuer; there is one provider per issuer. */
export function createOidcProvider(world: World, request: CreateOidcProviderRequest): OidcProvider {
  const { url, clientIds, thumbprints = [], tags = {} } = request;
  if (!url.startsWith('https://')) throw new AwsFault('ValidationError', 'Invalid Open ID Connect Provider URL');
  const arn = `arn:aws:iam::${world.account}:oidc-provider/${url.replace(/^https:\/\//, '')}`;
  if (world.oidcProviders.has(arn))
    throw new AwsFault('EntityAlreadyExists', `Provider with url ${url} already exists.`, 409);
  const provider: OidcProvider = {
    arn,
    url,
    createdAt: world.clock.now(),
    clientIds: [...clientIds],
    thumbprints: [...thumbprints],
    tags: { ...tags },
  };
  world.oidcProviders.set(arn, provider);
  return provider;
}

/** Lets a provider serve these clients and no others. */
export function setClientIds(world: World, arn: string, clientIds: readonly string[]): void {
  existingOidcProvider(world, arn).clientIds = [...clientIds];
}

/** The provider, or IAM's refusal. */
export function existingOidcProvider(world: World, arn: string): OidcProvider {
  const provider = world.oidcProviders.get(arn);
  if (provider === undefined)
    throw new AwsFault('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`, 404);
  return provider;
}

/** Deletes a provider by its ARN. */
export function deleteOidcProvider(world: World, arn: string): void {
  world.oidcProviders.delete(existingOidcProvider(world, arn).arn);
}
