import { AwsFault } from '../../world/fault.ts';
import { denialText } from '../../world/iam/callerRights.ts';
import { incompleteText } from '../denial.ts';
import type { Refusals } from '../protocol.ts';

/** What services that speak JSON say before an operation sees the request. */
export const jsonRefusals: Refusals = {
  missingSignature: () => new AwsFault('MissingAuthenticationTokenException', 'Missing Authentication Token', 403),
  incompleteSignature: () => new AwsFault('IncompleteSignatureException', incompleteText, 403),
  unknownKey: () =>
    new AwsFault('UnrecognizedClientException', 'The security token included in the request is invalid.', 403),
  badSignature: () =>
    new AwsFault(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      403,
    ),
  clockSkew: (text) => new AwsFault('InvalidSignatureException', text, 403),
  expiredCredentials: () =>
    new AwsFault('ExpiredTokenException', 'The security token included in the request is expired', 403),
  throttled: () => new AwsFault('ThrottlingException', 'Rate exceeded', 429),
  denied: (caller, action) => new AwsFault('AccessDeniedException', denialText(caller.arn, action), 403),
  unknownOperation: (name) => new AwsFault('UnknownOperationException', `Unknown operation ${name}`, 404),
  malformed: (text) => new AwsFault('SerializationException', text),
  internal: () => new AwsFault('InternalFailure', 'An internal error has occurred', 500),
};

/** A result as JSON, with dates as seconds since the epoch as both JSON protocols write them. */
export function jsonText(result: object): string {
  return JSON.stringify(withSeconds(result));
}

function withSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSeconds(member)]));
}

/** The members of a JSON body; an empty body has none. */
export function jsonMembers(body: string): Record<string, unknown> {
  if (body === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw jsonRefusals.malformed('The request body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw jsonRefusals.malformed('The request body is not an object');
  return value as Record<string, unknown>;
}
