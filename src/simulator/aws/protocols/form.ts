import type { DecodedCall, Refusals, WireRequest } from '../protocol.ts';
import { unflatten } from './formInput.ts';

/** Reads the action and its input from the form in the body (or, for a GET, in the query). */
export function decodeForm(request: WireRequest, refusals: Refusals, marker?: string): DecodedCall {
  const form = request.method === 'GET' ? request.query : new URLSearchParams(request.body);
  const operation = form.get('Action');
  if (operation === null || operation === '')
    throw refusals.malformed('The request must contain the parameter Action.');
  const parameters = new URLSearchParams(
    [...form].filter(([key]) => key !== 'Action' && key !== 'Version' && !key.startsWith('X-Amz-')),
  );
  try {
    return { operation, input: unflatten(parameters, marker) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusals.malformed(error.message);
  }
}
