import { STATUS_CODES } from 'node:http';
import { ApiException } from '@kubernetes/client-node';
import { isAbort } from '../base/abort.ts';
import { LabError, type ErrorReason } from '../base/errors.ts';

/** What a request was for, in the words of an error. */
export interface RequestSubject {
  readonly cluster: string;
  /** The thing asked for, such as `deployment default/nginx`. */
  readonly object: string;
}

const reasons: Readonly<Record<number, ErrorReason>> = {
  401: 'cluster-unauthorized',
  403: 'cluster-forbidden',
  404: 'not-found',
  409: 'conflict',
};

/**
 * The HTTP status in an error of client-node (`code` of an API call, `statusCode` of a watch) or in a Status object. An
 * aborted or timed-out fetch has a small `code` of its own, which is none.
 */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof LabError) return statusOf(error.cause);
  const { code, statusCode } = (error ?? {}) as { readonly code?: unknown; readonly statusCode?: unknown };
  return [code, statusCode].find((each): each is number => typeof each === 'number' && each >= 100);
}

/**
 * What a request to the API server threw, as a `LabError`: by its HTTP status when the server answered, else
 * `cluster-unreachable` with the socket's words. Aborts and `LabError`s (of the token's making) pass through.
 */
export function clusterError(error: unknown, { cluster, object }: RequestSubject): Error {
  if (error instanceof LabError) return error;
  if (error instanceof Error && isAbort(error)) return error;
  const status = statusOf(error);
  const detail = messageOf(error);
  if (status === undefined) {
    return new LabError(isNetwork(error) ? 'cluster-unreachable' : 'unexpected', cluster, detail, error);
  }
  const reason = reasons[status] ?? (status === 429 || status >= 500 ? 'cluster-unreachable' : 'unexpected');
  const subject = { 'cluster-forbidden': forbidden(detail) ?? object, 'not-found': object, conflict: object };
  return new LabError(reason, subject[reason as keyof typeof subject] ?? cluster, detail, error);
}

/** The server's own sentence if it gave one, else that of the innermost cause: `fetch failed` says nothing. */
function messageOf(error: unknown): string {
  const { body, cause, message } = error as { readonly body?: unknown; readonly cause?: unknown; message?: unknown };
  if (error instanceof ApiException && body === undefined) return STATUS_CODES[error.code] ?? `HTTP ${error.code}`;
  if (typeof body === 'string' && body !== '') return messageInBody(body);
  if (typeof body === 'object' && body !== null) return messageOf(body);
  if (cause !== undefined) return messageOf(cause);
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  return typeof message === 'string' ? message : String(error);
}

function messageInBody(body: string): string {
  try {
    const { message } = JSON.parse(body) as { readonly message?: unknown };
    return typeof message === 'string' ? message : body;
  } catch {
    // A proxy in between answers in HTML or plain text.
    return body.slice(0, 200);
  }
}

/** `list pods`, from `pods is forbidden: User "…" cannot list resource "pods" in API group "" …`. */
function forbidden(message: string): string | undefined {
  const [, verb, resource] = /cannot (\w+) resource "([^"]+)"/.exec(message) ?? [];
  return verb === undefined || resource === undefined ? undefined : `${verb} ${resource}`;
}

/** undici wraps what the socket said as the cause of a TypeError; a stream that breaks carries the socket's code itself. */
function isNetwork(error: unknown): boolean {
  const { cause, code, name } = error as { readonly cause?: unknown; readonly code?: unknown; readonly name?: unknown };
  return name === 'TimeoutError' || typeof code === 'string' || (typeof cause === 'object' && cause !== null);
}
