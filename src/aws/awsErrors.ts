import { isAbort } from '../base/abort.ts';
import { LabError, type ErrorReason } from '../base/errors.ts';

/** Codes of EC2, CloudFormation, EKS and STS that mean the same to a person, as the services spell them. */
const reasons: Readonly<Record<string, ErrorReason>> = {
  ExpiredToken: 'expired-credentials',
  ExpiredTokenException: 'expired-credentials',
  RequestExpired: 'expired-credentials',
  InvalidClientTokenId: 'invalid-credentials',
  UnrecognizedClientException: 'invalid-credentials',
  AuthFailure: 'invalid-credentials',
  OptInRequired: 'invalid-credentials',
  SignatureDoesNotMatch: 'clock-skew',
  InvalidSignatureException: 'clock-skew',
  RequestTimeTooSkewed: 'clock-skew',
  UnauthorizedOperation: 'access-denied',
  AccessDenied: 'access-denied',
  AccessDeniedException: 'access-denied',
  RequestLimitExceeded: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  AlreadyExistsException: 'stack-exists',
  InsufficientCapabilitiesException: 'template-invalid',
  ResourceNotFoundException: 'not-found',
  CredentialsProviderError: 'no-credentials',
  ProviderError: 'no-credentials',
  TokenProviderError: 'expired-credentials',
  // The SDK's own name for a connection or an answer that took too long.
  TimeoutError: 'unreachable',
};

/** What EC2 adds to a refusal for those who may decode it: several hundred letters that nobody reads. */
const encodedDenial = /\s*Encoded authorization failure message: \S+/;

const deniedAction = /is not authorized to perform: ([\w-]+:\w+)/;

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
]);

/** Texts of CloudFormation's catch-all `ValidationError`, in the order they are tried. */
const validationReasons: readonly (readonly [RegExp, ErrorReason])[] = [
  [/already exists and cannot be created again/, 'stack-exists'],
  [/is in ROLLBACK_COMPLETE state/, 'stack-rolled-back'],
  [/is in \w+_IN_PROGRESS state/, 'stack-busy'],
  [/^Stack (with id|\[).* does not exist/, 'stack-missing'],
];

/** What the service called it: the error's code. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { name, Code, code } = error as { name?: unknown; Code?: unknown; code?: unknown };
  return [Code, name, code].find((each): each is string => typeof each === 'string' && each !== 'Error') ?? '';
}

/** What an SDK call threw, as a `LabError` about `subject`. Aborts and `LabError`s pass through as they are. */
export function awsError(error: unknown, subject: string): Error {
  if (error instanceof LabError) return error;
  if (isAbort(error)) return error as Error;
  // A refused connection to several addresses has a code and no words.
  const words = (error instanceof Error ? error.message : String(error)) || networkCode(error);
  const detail = words.replace(encodedDenial, '');
  const reason = reasonOf(error, detail);
  // Who may not do something has to know what; the caller's subject is often the thing it was to be done to.
  const denied = reason === 'access-denied' ? deniedAction.exec(detail)?.[1] : undefined;
  return new LabError(reason, denied ?? subject, detail, error);
}

function reasonOf(error: unknown, detail: string): ErrorReason {
  const code = errorCode(error);
  // A single sign-on that ran out is told apart by its words alone.
  if (code === 'CredentialsProviderError' && /\bexpired\b/.test(detail)) return 'expired-credentials';
  const known = reasons[code];
  if (known !== undefined) return known;
  if (code === 'ValidationError')
    return validationReasons.find(([text]) => text.test(detail))?.[1] ?? 'template-invalid';
  if (networkCodes.has(networkCode(error)) || httpStatus(error) >= 500) return 'unreachable';
  return 'unexpected';
}

/** What the SDK notes of the answer: a service that is broken, or away for a moment, says so by 500 and more. */
function httpStatus(error: unknown): number {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode ?? 0;
}

/** The socket's own code; an `AggregateError` of several addresses carries it too. */
function networkCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  const cause = (error as { cause?: unknown } | null)?.cause;
  return cause === undefined || cause === error ? '' : networkCode(cause);
}
