import { ToolError } from '../tool.ts';
import { CommandError } from './usage.ts';

/** A request that the service refused. */
export class ServiceError extends CommandError {
  readonly code: string;
  readonly reason: string;

  constructor(operation: string, code: string, reason: string, retries: number, cause: unknown) {
    const tries = retries > 0 ? ` (reached max retries: ${retries})` : '';
    super(`An error occurred (${code}) when calling the ${operation} operation${tries}: ${reason}`, cause);
    this.name = 'ServiceError';
    this.code = code;
    this.reason = reason;
  }
}

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
]);

/** What went wrong with a request, as the CLI reports it. `url` is where the request went, once it has been made. */
export function reported(error: unknown, operation: string, url: string | undefined): unknown {
  if (!(error instanceof Error) || error instanceof ToolError) return error;
  const { $metadata: metadata, code } = error as Error & {
    $metadata?: { httpStatusCode?: number; attempts?: number };
    code?: unknown;
  };
  if (metadata?.httpStatusCode !== undefined) {
    const attempts = metadata.attempts ?? 1;
    // The SDK's word for a message that is not there.
    const reason = error.message === 'UnknownError' ? '' : error.message;
    return new ServiceError(operation, codeOf(error), reason, attempts - 1, error);
  }
  if (error.name === 'CredentialsProviderError')
    return new ToolError(
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      255,
      error,
    );
  const place = url ?? '';
  if (error.name === 'TimeoutError') return new CommandError(`Connect timeout on endpoint URL: "${place}"`, error);
  if (typeof code === 'string' && unreachable.has(code))
    return new CommandError(`Could not connect to the endpoint URL: "${place}"`, error);
  return error.name === 'AbortError' ? error : new CommandError(error.message, error);
}

/** The code on the wire; the SDK's own name for an error may differ. */
function codeOf(error: Error): string {
  const { Error: body, Code: code } = error as Error & { Error?: { Code?: unknown }; Code?: unknown };
  for (const each of [body?.Code, code]) if (typeof each === 'string') return each;
  return error.name;
}
