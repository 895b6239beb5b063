import { verify } from 'node:crypto';
import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';

/** What a token of an identity provider says, once it is believed. */
export interface WebIdentity {
  /** ARN of the provider in IAM. */
  readonly provider: string;
  /** The issuer without its `https://`, as condition keys begin. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** Reads a token (a JWT signed with RS256) that an identity provider of the account issued; refuses as STS does. */
export function webIdentityOf(world: World, token: string): WebIdentity {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = claimsOf(payload);
  const issuer = textOf(claims['iss']);
  const provider = [...world.oidcProviders.values()].find(({ url }) => url === issuer);
  if (provider === undefined)
    throw invalid(`No OpenIDConnect provider found in your account for ${issuer === '' ? 'the token' : issuer}`);
  const key = world.issuerKeys.get(issuer);
  if (key === undefined)
    throw invalid(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  if (!isSigned(`${header}.${payload}`, signature, key))
    throw invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
  const now = world.clock.now() / 1000;
  if (typeof claims['exp'] !== 'number' || claims['exp'] <= now)
    throw new AwsFault(
      'ExpiredTokenException',
      `Token expired: current date/time ${Math.floor(now)} must be before the expiration date/time ${String(claims['exp'])}`,
    );
  const audience = [claims['aud']]
    .flat()
    .map(textOf)
    .find((each) => provider.clientIds.includes(each));
  if (audience === undefined) throw invalid('Incorrect token audience');
  return {
    provider: provider.arn,
    issuer: issuer.replace('https://', ''),
    subject: textOf(claims['sub']),
    audience,
  };
}

function claimsOf(payload: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims === 'object' && claims !== null) return claims as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
}

function isSigned(content: string, signature: string, key: string): boolean {
  return verify('sha256', Buffer.from(content), key, Buffer.from(signature, 'base64url'));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function invalid(text: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', text);
}
