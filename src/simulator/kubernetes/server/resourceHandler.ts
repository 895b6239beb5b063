import { subresourcesOf } from './discovery.ts';
import { methodNotAllowed, notFound, pathNotFound } from '../statusError.ts';
import { pods } from '../kinds.ts';
import { aggregatedKinds, storedKind } from '../servedKinds.ts';
import { authorize } from './authorization.ts';
import { sendComponentStatus } from './componentStatus.ts';
import { deprecationOf } from './deprecations.ts';
import { evict } from './eviction.ts';
import type { Exchange } from './exchange.ts';
import { isWatch } from './information.ts';
import { sendList } from './list.ts';
import { answerMetrics } from './metrics.ts';
import { sendLog } from './podLog.ts';
import { sendObject } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { answerReview, isReview } from './reviews.ts';
import { answerScale } from './scale.ts';
import { answerAttach } from './streaming/attach.ts';
import { answerExec } from './streaming/exec.ts';
import { answerPortForward } from './streaming/portForward.ts';
import { issueToken } from './tokenRequest.ts';
import { sendWatch } from './watch.ts';
import { create, patch, remove, removeCollection, replace } from './write.ts';

/** Subresources that are read and written like the object itself. */
const parts = new Set(['status', 'finalize', 'ephemeralcontainers', 'resize']);

/** Answers one request on a resource, if its user may make it. */
export async function answerResource(exchange: Exchange, path: ResourcePath): Promise<void> {
  const verb = verbOf(exchange, path);
  if (verb === undefined) throw methodNotAllowed();
  authorize(exchange, path, verb);
  if (path.kind.verbs !== undefined && !path.kind.verbs.includes(verb)) throw methodNotAllowed();
  const deprecation = deprecationOf(path.kind, exchange.server.minor);
  if (deprecation !== undefined) exchange.warnings.push(deprecation);
  if (aggregatedKinds.includes(path.kind)) return answerMetrics(exchange, path);
  if (isReview(path.kind)) return answerReview(exchange, path);
  if (path.kind.plural === 'componentstatuses') return sendComponentStatus(exchange, path);
  if (path.subresource === undefined) return answerObject(exchange, path);
  return answerSubresource(exchange, path, path.subresource);
}

async function answerSubresource(exchange: Exchange, path: ResourcePath, subresource: string): Promise<void> {
  const known = subresourcesOf(path.kind, exchange.server.minor).find(({ name }) => name === subresource);
  if (known === undefined || path.name === undefined) throw pathNotFound();
  if (parts.has(subresource)) return answerObject(exchange, path);
  if (subresource === 'scale') return answerScale(exchange, path);
  if (subresource === 'token') return issueToken(exchange, path);
  if (path.kind === (pods as ResourcePath['kind'])) {
    if (subresource === 'log') return sendLog(exchange, path, exchange.server.output);
    if (subresource === 'eviction') return evict(exchange, path);
    const { exec, attach, ports } = exchange.server;
    if (subresource === 'exec' && exec !== undefined) return answerExec(exchange, path, exec);
    if (subresource === 'attach' && attach !== undefined) return answerAttach(exchange, path, attach);
    if (subresource === 'portforward' && ports !== undefined) return answerPortForward(exchange, path, ports);
  }
  throw pathNotFound();
}

async function answerObject(exchange: Exchange, path: ResourcePath): Promise<void> {
  switch (exchange.request.method) {
    case 'GET':
      if (isWatch(exchange)) return sendWatch(exchange, path);
      return path.name === undefined ? sendList(exchange, path) : sendOne(exchange, path);
    case 'POST':
      return create(exchange, path);
    case 'PUT':
      return replace(exchange, path);
    case 'PATCH':
      return patch(exchange, path);
    default:
      return path.name === undefined ? removeCollection(exchange, path) : remove(exchange, path);
  }
}

function sendOne(exchange: Exchange, path: ResourcePath): void {
  const name = path.name ?? '';
  const object = exchange.api.store.get(storedKind(path.kind), path.namespace ?? '', name);
  if (object === undefined) throw notFound(path.kind, name);
  sendObject(exchange, 200, path.kind, object);
}

/** The verb of the request in the words of RBAC; undefined if its method means nothing there. */
function verbOf(exchange: Exchange, { name, subresource }: ResourcePath): string | undefined {
  switch (exchange.request.method) {
    case 'POST':
      return name === undefined || subresource !== undefined ? 'create' : undefined;
    case 'PUT':
      return name === undefined ? undefined : 'update';
    case 'PATCH':
      return name === undefined ? undefined : 'patch';
    case 'DELETE':
      if (subresource !== undefined) return undefined;
      return name === undefined ? 'deletecollection' : 'delete';
    case 'GET':
    case 'HEAD':
      if (isWatch(exchange)) return 'watch';
      return name === undefined ? 'list' : 'get';
    default:
      return undefined;
  }
}
