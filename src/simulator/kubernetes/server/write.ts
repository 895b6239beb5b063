import { decodeObject } from '../admission/strictDecoding.ts';
import type { Kind } from '../kind.ts';
import { resourceName, badRequest, StatusError, notFound } from '../statusError.ts';
import type { KubeObject } from '../objects/meta.ts';
import { createObject } from '../writes/create.ts';
import { deleteObject, type DeleteOptions } from '../writes/delete.ts';
import { updateObject, updateStatus } from '../writes/update.ts';
import { isDryRun, mediaType, query, readBody, sendJson, type Exchange } from './exchange.ts';
import { selection } from './list.ts';
import { applyPatch } from './patchBody.ts';
import { sendObject } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';

const isStrict = (exchange: Exchange): boolean => query(exchange, 'fieldValidation') === 'Strict';

function decode(exchange: Exchange, path: ResourcePath, body: unknown): KubeObject {
  const { kind, namespace } = path;
  const object = decodeObject(kind, body, isStrict(exchange));
  const given = object.metadata.namespace;
  if (namespace !== undefined && given !== undefined && given !== namespace)
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
  return namespace === undefined ? object : { ...object, metadata: { ...object.metadata, namespace } };
}

export async function create(exchange: Exchange, path: ResourcePath): Promise<void> {
  const body = decode(exchange, path, await readBody(exchange.request));
  const created = createObject(exchange.api, path.kind, body, isDryRun(exchange));
  sendObject(exchange, 201, path.kind, created);
}

export async function replace(exchange: Exchange, path: ResourcePath): Promise<void> {
  const body = decode(exchange, path, await readBody(exchange.request));
  if (body.metadata.name !== path.name)
    throw badRequest(
      `the name of the object (${body.metadata.name}) does not match the name on the URL (${path.name})`,
    );
  store(exchange, path, body);
}

export async function patch(exchange: Exchange, path: ResourcePath): Promise<void> {
  const body = await readBody(exchange.request);
  const { api } = exchange;
  const name = path.name ?? '';
  const current = api.store.get(path.kind, path.namespace ?? '', name);
  const type = mediaType(exchange.request);
  if (current === undefined) {
    if (type !== 'application/apply-patch+yaml') throw notFound(path.kind, name);
    const created = createObject(api, path.kind, decode(exchange, path, body), isDryRun(exchange));
    return sendObject(exchange, 201, path.kind, created);
  }
  store(exchange, path, decode(exchange, path, applyPatch(type, current, body)));
}

/** Replaces the object, or only its status on that subresource. */
function store(exchange: Exchange, path: ResourcePath, body: KubeObject): void {
  const { api } = exchange;
  const kind: Kind<KubeObject & { status?: unknown }> = path.kind;
  const { namespace = '', name } = body.metadata;
  const stored =
    path.subresource === 'status'
      ? updateStatus(api, kind, namespace, name, () => (body as { status?: unknown }).status)
      : updateObject(api, kind, body, isDryRun(exchange));
  sendObject(exchange, 200, path.kind, stored);
}

async function deleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const body = ((await readBody(exchange.request)) ?? {}) as DeleteOptions;
  const grace = query(exchange, 'gracePeriodSeconds');
  return {
    propagationPolicy:
      (query(exchange, 'propagationPolicy') as DeleteOptions['propagationPolicy']) ?? body.propagationPolicy,
    gracePeriodSeconds: grace === undefined ? body.gracePeriodSeconds : Number(grace),
    dryRun: isDryRun(exchange),
  };
}

export async function remove(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { kind, namespace = '', name = '' } = path;
  const options = await deleteOptions(exchange);
  const { object, gone } = deleteObject(exchange.api, kind, namespace, name, options);
  // Pods and whatever still waits are answered with the object, everything else with a Status.
  if (!gone || kind.plural === 'pods') return sendJson(exchange.response, 200, object);
  const details = {
    name,
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
    uid: object.metadata.uid,
  };
  sendJson(exchange.response, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}

export async function removeCollection(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api } = exchange;
  if (path.kind.namespaced && path.namespace === undefined)
    throw new StatusError(405, 'MethodNotAllowed', `${resourceName(path.kind)}: a namespace is required`, {});
  const options = await deleteOptions(exchange);
  const chosen = api.store.list(path.kind, path.namespace).filter(selection(exchange, path));
  for (const { metadata } of chosen) deleteObject(api, path.kind, metadata.namespace ?? '', metadata.name, options);
  const metadata = { resourceVersion: String(api.store.version) };
  sendJson(exchange.response, 200, { kind: `${path.kind.kind}List`, apiVersion: 'v1', metadata, items: chosen });
}
