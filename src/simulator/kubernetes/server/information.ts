import { aggregatedDiscovery, apiGroupList, apiGroupOf, apiResourceList, apiVersions } from './discovery.ts';
import { apiVersion } from '../kind.ts';
import { authorizePath } from './authorization.ts';
import { sendUnavailable } from './metrics.ts';
import { query, sendJson, sendText, type Exchange } from './exchange.ts';
import { openApiDocument, openApiIndex } from './openApi.ts';

const checks = ['ping', 'log', 'etcd', 'informer-sync', 'poststarthook/start-apiextensions-controllers', 'shutdown'];

/**
 * Answers requests about the server itself: health, version, discovery and OpenAPI. False if the path is none of these.
 * 403 if the user may not ask.
 */
export function answerInformation(exchange: Exchange): boolean {
  const path = exchange.url.pathname.replace(/(?<=.)\/$/, '');
  const answered = answerAt(exchange, path);
  if (answered === undefined) return false;
  authorizePath(exchange, exchange.url.pathname);
  answered();
  return true;
}

function answerAt(exchange: Exchange, path: string): (() => void) | undefined {
  const { response, server } = exchange;
  const [, root = '', first, ...rest] = path.split('/');
  if (['healthz', 'livez', 'readyz'].includes(root)) return () => sendHealth(exchange, root, path);
  if (path === '/version') return () => sendJson(response, 200, versionInfo(server.gitVersion));
  if (path === '/') return () => sendJson(response, 200, { paths: rootPaths(exchange) });
  if (path === '/api' || path === '/apis') return () => sendDiscovery(exchange, path === '/api');
  if (path === '/openapi/v2') return () => sendOldOpenApi(exchange);
  if (isElsewhere(exchange, path)) return () => sendUnavailable(exchange);
  const body =
    root === 'openapi' && first === 'v3' ? openApi(exchange, rest.join('/')) : groupInformation(exchange, path);
  return body === undefined ? undefined : () => sendJson(response, 200, body);
}

/** True for a version of a group whose server does not answer: it alone knows what it has. */
function isElsewhere({ server: { apis } }: Exchange, path: string): boolean {
  return apis.kinds.some((kind) => path === `/apis/${apiVersion(kind)}` && !apis.isAvailable(kind));
}

function groupInformation({ server }: Exchange, path: string): unknown {
  const { minor, apis } = server;
  const { kinds } = apis;
  const [root, first, second, ...rest] = path.split('/').slice(1);
  if (root === 'api' && first !== undefined && second === undefined) return apiResourceList(kinds, first, minor);
  if (root !== 'apis' || first === undefined || rest.length > 0) return undefined;
  return second === undefined ? apiGroupOf(kinds, first) : apiResourceList(kinds, `${first}/${second}`, minor);
}

function openApi({ server }: Exchange, path: string): unknown {
  // Enough to tell the documents of two versions apart.
  const hash = Buffer.from(server.gitVersion).toString('hex').toUpperCase();
  return path === ''
    ? openApiIndex(server.apis.kinds, hash)
    : openApiDocument(server.apis.kinds, path, server.gitVersion.replace(/-.*$/, ''));
}

/** As clients ask for it; the at sign may not stand in an answer. */
const oldForm = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';

/**
 * The older OpenAPI, which kubectl wants where it finds no answer in the newer, as for a List. It names no kinds, so that
 * kubectl leaves their fields to this server; in protobuf a document without members is no bytes at all.
 */
function sendOldOpenApi({ request, response, server }: Exchange): void {
  if (request.headers.accept?.includes(oldForm) === true) return sendText(response, 200, '', oldForm.replace('@', '.'));
  const info = { title: 'Kubernetes', version: server.gitVersion.replace(/-.*$/, '') };
  sendJson(response, 200, { swagger: '2.0', info, paths: {} });
}

function sendHealth({ response, url }: Exchange, root: string, path: string): void {
  const text = url.searchParams.has('verbose')
    ? `${checks.map((name) => `[+]${name} ok\n`).join('')}${root === 'healthz' ? 'healthz' : root} check passed\n`
    : 'ok';
  const known = path === `/${root}` || checks.some((name) => path === `/${root}/${name}`);
  sendText(response, known ? 200 : 404, known ? text : '404 page not found\n', 'text/plain; charset=utf-8');
}

function rootPaths({ server }: Exchange): readonly string[] {
  const named = server.apis.kinds.filter(({ group }) => group !== '');
  const groups = new Set(named.map(({ group }) => group));
  const versions = named.map((kind) => `/apis/${kind.group}/${kind.version}`);
  const health = ['healthz', 'livez', 'readyz'].flatMap((name) => [
    `/${name}`,
    ...checks.map((check) => `/${name}/${check}`),
  ]);
  const others = ['/api', '/api/v1', '/apis', '/openapi/v2', '/openapi/v3', '/version'];
  const all = [...others, ...[...groups].map((group) => `/apis/${group}`), ...versions, ...health];
  return [...new Set(all)].toSorted();
}

/** The first form in the Accept header that the server knows; versions before 1.26 know only the older one. */
function sendDiscovery(exchange: Exchange, core: boolean): void {
  const { request, response, server } = exchange;
  const { apis, minor } = server;
  const { kinds } = apis;
  const accept = request.headers.accept ?? '';
  const known = minor >= 30 ? (['v2', 'v2beta1'] as const) : minor >= 26 ? (['v2beta1'] as const) : [];
  const version = known.find((each) =>
    accept.split(',').some((type) => type.includes('as=APIGroupDiscoveryList') && type.includes(`v=${each};`)),
  );
  if (version === undefined)
    return sendJson(response, 200, core ? apiVersions(request.headers.host ?? '') : apiGroupList(kinds));
  const type = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
  sendJson(response, 200, aggregatedDiscovery(apis, core, version, minor), type);
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

/** Whether the request asks for changes instead of a list. */
export function isWatch(exchange: Exchange): boolean {
  const value = query(exchange, 'watch');
  return value === 'true' || value === '1';
}
