import { applyObject } from '../apply/applyObject.ts';
import { apiVersion, type Kind } from '../kind.ts';
import { pods } from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import { storedKind } from '../servedKinds.ts';
import { badRequest, notFound } from '../statusError.ts';
import { createObject } from '../writes/create.ts';
import { deleteObject, type DeleteOptions } from '../writes/delete.ts';
import { updateObject, updatePart } from '../writes/update.ts';
import { decodeBody } from './decodeBody.ts';
import {
  isDryRun,
  mediaType,
  numberQuery,
  query,
  readBody,
  sendJson,
  sendText,
  setWarnings,
  type Exchange,
} from './exchange.ts';
import { writerOf } from './writer.ts';
import { itemJson, viewOf } from './json.ts';
import { selection } from './list.ts';
import { applyPatch } from './patchBody.ts';
import { formOf, sendObject } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { asStored } from './servedVersions.ts';

const applyType = 'application/apply-patch+yaml';

export async function create(exchange: Exchange, path: ResourcePath): Promise<void> {
  const given = decodeBody(exchange, path, await readBody(exchange.request, path.kind.model));
  const created = createObject(exchange.api, storedKind(path.kind), asStored(path.kind, given), {
    dryRun: isDryRun(exchange),
    manager: writerOf(exchange, path, 'Update'),
    warnings: exchange.warnings,
  });
  sendObject(exchange, 201, path.kind, created);
}

export async function replace(exchange: Exchange, path: ResourcePath): Promise<void> {
  const body = decodeBody(exchange, path, await readBody(exchange.request, path.kind.model));
  if (body.metadata.name !== path.name)
    throw badRequest(
      `the name of the object (${body.metadata.name}) does not match the name on the URL (${path.name})`,
    );
  store(exchange, path, body);
}

export async function patch(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api } = exchange;
  const name = path.name ?? '';
  const type = mediaType(exchange.request);
  const body = await readBody(exchange.request);
  if (type === applyType) return apply(exchange, path, body);
  const current = api.store.get(storedKind(path.kind), path.namespace ?? '', name);
  if (current === undefined) throw notFound(path.kind, name);
  const patched = applyPatch(path.kind, type, viewOf(path.kind, current), body);
  const { metadata } = decodeBody(exchange, path, patched);
  if (metadata.name !== name || metadata.namespace !== current.metadata.namespace)
    throw badRequest('the name and the namespace of an object cannot be patched');
  store(exchange, path, decodeBody({ ...exchange, warnings: [] }, path, patched));
}

/** Server-side apply: creates what is not there, and asks for a manager. */
function apply(exchange: Exchange, path: ResourcePath, body: unknown): void {
  if (query(exchange, 'fieldManager') === undefined)
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  const given = decodeBody(exchange, path, body);
  if (given.metadata.name !== path.name)
    throw badRequest(
      `the name of the object (${given.metadata.name}) does not match the name on the URL (${path.name})`,
    );
  const { object, created } = applyObject(exchange.api, storedKind(path.kind), asStored(path.kind, given), {
    dryRun: isDryRun(exchange),
    force: query(exchange, 'force') === 'true',
    manager: writerOf(exchange, path, 'Apply'),
    warnings: exchange.warnings,
  });
  sendObject(exchange, created ? 201 : 200, path.kind, object);
}

/** Replaces the object, or only the part of it that its subresource stands for. */
function store(exchange: Exchange, path: ResourcePath, body: KubeObject): void {
  const kind: Kind = storedKind(path.kind);
  const options = {
    dryRun: isDryRun(exchange),
    manager: writerOf(exchange, path, 'Update'),
    warnings: exchange.warnings,
  };
  const next = asStored(path.kind, body);
  const stored =
    path.subresource === undefined
      ? updateObject(exchange.api, kind, next, options)
      : updatePart(exchange.api, kind, path.subresource, next, options);
  sendObject(exchange, 200, path.kind, stored);
}

async function deleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const body = ((await readBody(exchange.request, 'V1DeleteOptions')) ?? {}) as DeleteOptions & {
    readonly orphanDependents?: boolean;
    readonly dryRun?: readonly string[];
  };
  if (typeof body !== 'object' || Array.isArray(body)) throw badRequest('the options of a deletion are an object');
  const policy = query(exchange, 'propagationPolicy') ?? body.propagationPolicy;
  const orphan =
    body.orphanDependents === true || query(exchange, 'orphanDependents') === 'true' ? 'Orphan' : undefined;
  return {
    propagationPolicy: (policy as DeleteOptions['propagationPolicy']) ?? orphan,
    gracePeriodSeconds: numberQuery(exchange, 'gracePeriodSeconds') ?? body.gracePeriodSeconds,
    preconditions: body.preconditions,
    dryRun: isDryRun(exchange) || (Array.isArray(body.dryRun) && body.dryRun.includes('All')),
  };
}

export async function remove(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { namespace = '', name = '' } = path;
  const kind = storedKind(path.kind);
  const options = await deleteOptions(exchange);
  const { object, gone } = deleteObject(exchange.api, kind, namespace, name, options);
  // Pods and whatever still waits are answered with the object, everything else with a Status.
  if (!gone || kind === (pods as Kind)) return sendObject(exchange, 200, path.kind, object);
  const { group, plural } = path.kind;
  const details = { name, ...(group === '' ? {} : { group }), kind: plural, uid: object.metadata.uid };
  setWarnings(exchange);
  sendJson(exchange.response, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}

export async function removeCollection(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api } = exchange;
  const kind = storedKind(path.kind);
  const options = await deleteOptions(exchange);
  const selected = selection(exchange, path);
  const all = api.store.list(kind, path.namespace);
  const chosen = selected === undefined ? all : all.filter(selected);
  for (const { metadata } of chosen) deleteObject(api, kind, metadata.namespace ?? '', metadata.name, options);
  const metadata = { resourceVersion: String(api.store.version) };
  if (formOf(exchange) === 'table')
    return sendJson(exchange.response, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' });
  const head = `{"kind":"${path.kind.kind}List","apiVersion":"${apiVersion(path.kind)}","metadata":${JSON.stringify(metadata)}`;
  sendText(
    exchange.response,
    200,
    `${head},"items":[${chosen.map((object) => itemJson(path.kind, object)).join(',')}]}`,
  );
}
