import type { IncomingMessage, ServerResponse } from 'node:http';
import { aggregatedDiscovery, apiGroupList, apiGroupOf, apiResourceList, apiVersions } from './discovery.ts';
import { sendJson } from './exchange.ts';
import { openApiDocument, openApiIndex } from './openApi.ts';

const health = new Set(['/healthz', '/livez', '/readyz']);

/**
 * Answers requests about the server itself: health and version, which everybody may ask, and, for `known` users,
 * discovery and OpenAPI. False if the path is none of these.
 */
export function answerInformation(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  gitVersion: string,
  known: boolean,
): boolean {
  const path = url.pathname.replace(/(?<=.)\/$/, '');
  if (health.has(path)) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok');
    return true;
  }
  if (path === '/version') {
    sendJson(response, 200, versionInfo(gitVersion));
    return true;
  }
  if (!known) return false;
  if (path === '/api' || path === '/apis') {
    sendDiscovery(request, response, path === '/api');
    return true;
  }
  const body = informationAt(path, gitVersion);
  if (body === undefined) return false;
  sendJson(response, 200, body);
  return true;
}

function informationAt(path: string, gitVersion: string): unknown {
  if (path === '/openapi/v3') return openApiIndex();
  if (path.startsWith('/openapi/v3/')) return openApiDocument(path.slice('/openapi/v3/'.length), gitVersion);
  const [root, first, second, ...rest] = path.split('/').slice(1);
  if (root === 'api' && first !== undefined && second === undefined) return apiResourceList(first);
  if (root !== 'apis' || first === undefined || rest.length > 0) return undefined;
  return second === undefined ? apiGroupOf(first) : apiResourceList(`${first}/${second}`);
}

/** The first form in the Accept header that the server knows. */
function sendDiscovery(request: IncomingMessage, response: ServerResponse, core: boolean): void {
  const accept = request.headers.accept ?? '';
  const version = (['v2', 'v2beta1'] as const).find((each) =>
    accept.split(',').some((type) => type.includes('as=APIGroupDiscoveryList') && type.includes(`v=${each};`)),
  );
  if (version === undefined)
    return sendJson(response, 200, core ? apiVersions(request.headers.host ?? '') : apiGroupList());
  const type = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
  sendJson(response, 200, aggregatedDiscovery(core, version), type);
}

function versionInfo(gitVersion: string): unknown {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {
    major,
    minor: `${minor}+`,
    gitVersion,
    gitTreeState: 'clean',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
