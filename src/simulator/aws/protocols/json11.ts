import type { Protocol } from '../protocol.ts';
import { jsonMembers, jsonRefusals, jsonText } from './json.ts';

const headers = { 'content-type': 'application/x-amz-json-1.1' };

/** The JSON 1.1 protocol: the operation is in the header `X-Amz-Target`. */
export const json11: Protocol = {
  refusals: jsonRefusals,
  decode({ headers, body }) {
    const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
    return { operation, input: jsonMembers(body) };
  },
  success: (_operation, result, requestId) => ({
    status: 200,
    headers: { ...headers, 'x-amzn-requestid': requestId },
    body: jsonText(result),
  }),
  failure: ({ code, message, status, members }, requestId) => ({
    status,
    headers: { ...headers, 'x-amzn-requestid': requestId },
    body: jsonText({ __type: code, message, ...members }),
  }),
};
