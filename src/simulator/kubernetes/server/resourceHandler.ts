import { methodNotAllowed, notFound, pathNotFound } from '../statusError.ts';
import { asServed, storedKind } from './eventsView.ts';
import { query, type Exchange } from './exchange.ts';
import { sendList } from './list.ts';
import { evict, refuseStream, sendLog, type PodOutput } from './podSubresources.ts';
import { sendObject } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { answerScale } from './scale.ts';
import { authorize } from './user.ts';
import { sendWatch } from './watch.ts';
import { create, patch, remove, removeCollection, replace } from './write.ts';

const streams = new Set(['exec', 'attach', 'portforward']);

/** Answers one request on a resource, if its user may make it. */
export async function answerResource(exchange: Exchange, path: ResourcePath, output: PodOutput): Promise<void> {
  authorize(exchange.user, verbOf(exchange, path), path);
  const { subresource } = path;
  if (subresource === undefined || subresource === 'status') return answerObject(exchange, path);
  if (subresource === 'scale' && path.kind.scalable) return answerScale(exchange, path);
  if (path.kind.plural === 'pods') {
    if (subresource === 'log') return sendLog(exchange, path, output);
    if (subresource === 'eviction') return evict(exchange, path);
    if (streams.has(subresource)) return refuseStream(path);
  }
  throw pathNotFound();
}

async function answerObject(exchange: Exchange, path: ResourcePath): Promise<void> {
  switch (exchange.request.method) {
    case 'GET':
      if (isWatch(exchange)) return sendWatch(exchange, path);
      return path.name === undefined ? sendList(exchange, path) : sendOne(exchange, path);
    case 'POST':
      if (path.name !== undefined) throw methodNotAllowed();
      return create(exchange, path);
    case 'PUT':
      return replace(exchange, path);
    case 'PATCH':
      return patch(exchange, path);
    case 'DELETE':
      return path.name === undefined ? removeCollection(exchange, path) : remove(exchange, path);
    default:
      throw methodNotAllowed();
  }
}

function sendOne(exchange: Exchange, path: ResourcePath): void {
  const name = path.name ?? '';
  const object = exchange.api.store.get(storedKind(path.kind), path.namespace ?? '', name);
  if (object === undefined) throw notFound(path.kind, name);
  sendObject(exchange, 200, path.kind, asServed(path.kind, object));
}

function isWatch(exchange: Exchange): boolean {
  const value = query(exchange, 'watch');
  return value === 'true' || value === '1';
}

function verbOf(exchange: Exchange, path: ResourcePath): string {
  switch (exchange.request.method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return path.name === undefined ? 'deletecollection' : 'delete';
    default:
      if (isWatch(exchange)) return 'watch';
      return path.name === undefined ? 'list' : 'get';
  }
}
