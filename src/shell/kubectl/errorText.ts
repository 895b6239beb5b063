import { ApiError } from '../kubernetes/apiError.ts';
import { ToolError } from '../tool.ts';

/** What kubectl prints of a refused request. A `prefix` stands before the server's words: `error when creating "f"`. */
export function apiErrorText(error: ApiError, prefix = ''): string {
  const { code, reason, message, status } = error;
  if (reason === 'Unauthorized' || code === 401)
    return `error: You must be logged in to the server (${message === '' ? 'Unauthorized' : message})`;
  if (reason === 'Invalid') return invalidText(error);
  const words = prefix === '' ? message : `${prefix}: ${message}`;
  return reason === '' ? `Error from server: ${words}` : `Error from server (${status.reason ?? ''}): ${words}`;
}

/** What kubectl prints of any failure of one of several things that it does in turn. */
export function failureText(error: unknown, prefix = ''): string {
  if (error instanceof ApiError) return apiErrorText(error, prefix);
  if (error instanceof ToolError) return error.message;
  throw error;
}

/** Refused for its fields: the object's name, and one line for each field. */
function invalidText({ message, status: { details } }: ApiError): string {
  if (details === undefined) return `The request is invalid: ${message}`;
  const { kind, name, causes } = details;
  const head = kind === undefined ? 'The request is invalid' : `The ${kind} "${name ?? ''}" is invalid`;
  if (causes === undefined || causes.length === 0) return kind === undefined ? `${head}: ${message}` : head;
  const lines = [...new Set(causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`))];
  return lines.length === 1
    ? `${head}: ${lines[0] ?? ''}`
    : `${head}: \n${lines.map((line) => `* ${line}`).join('\n')}`;
}
