import type { Protocol } from '../protocol.ts';
import { jsonMembers, jsonRefusals, jsonText } from './json.ts';

/** An operation by its method and path; `{name}` in the path is a member of the input. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
}

const headers = { 'content-type': 'application/json' };

/** The REST-JSON protocol of a service with these routes. */
export function restJson(routes: readonly Route[]): Protocol {
  return {
    refusals: jsonRefusals,
    decode({ method, path, query, body }) {
      const steps = path.split('/').map(decoded);
      for (const route of routes) {
        const labels = route.method === method ? matched(route.path.split('/'), steps) : undefined;
        if (labels !== undefined)
          return { operation: route.operation, input: { ...jsonMembers(body), ...fields(query), ...labels } };
      }
      throw jsonRefusals.unknownOperation(`${method} ${path}`);
    },
    success: (_operation, result, requestId) => ({
      status: 200,
      headers: { ...headers, 'x-amzn-requestid': requestId },
      body: jsonText(result),
    }),
    failure: ({ code, message, status, members }, requestId) => ({
      status,
      headers: { ...headers, 'x-amzn-requestid': requestId, 'x-amzn-errortype': code },
      body: jsonText({ message, ...members }),
    }),
  };
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw jsonRefusals.malformed('The path is not valid');
  }
}

/** The labels of the template that the path fits, or undefined. */
function matched(template: readonly string[], steps: readonly string[]): Record<string, string> | undefined {
  if (template.length !== steps.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const step = steps[index] ?? '';
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label !== undefined && step !== '') labels[label] = step;
    else if (part !== step) return undefined;
  }
  return labels;
}

/** Query parameters as members: text, or a list when given more than once. */
function fields(query: URLSearchParams): Record<string, unknown> {
  const names = new Set(query.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
