import { kindOf, type Kind } from '../kind.ts';
import type { KubeObject, LabelSelector } from '../objects/meta.ts';
import { formatSelector } from '../selectors/labelSelector.ts';
import { invalid, notFound } from '../statusError.ts';
import { updateObject } from '../writes/update.ts';
import { isDryRun, mediaType, readBody, sendJson, type Exchange } from './exchange.ts';
import { applyPatch } from './patchBody.ts';
import type { ResourcePath } from './requestPath.ts';
import { writerOf } from './writer.ts';

interface Scalable extends KubeObject {
  readonly spec: { readonly replicas: number; readonly selector: LabelSelector };
  readonly status: { readonly replicas?: number };
}

interface Scale extends KubeObject {
  readonly spec: { readonly replicas: number };
}

const scales = kindOf('autoscaling/v1', 'Scale', 'scales');

/** The scale subresource: the replica counts of a workload as an `autoscaling/v1` Scale, read, replaced or patched. */
export async function answerScale(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, request, response } = exchange;
  const kind = path.kind as Kind<Scalable>;
  const name = path.name ?? '';
  const current = api.store.get(kind, path.namespace ?? '', name);
  if (current === undefined) throw notFound(path.kind, name);
  if (request.method === 'GET') return sendJson(response, 200, scaleOf(current));
  const body = await readBody(request, scales.model);
  const wanted = ((request.method === 'PATCH'
    ? applyPatch(scales, mediaType(request), scaleOf(current), body)
    : body) ?? {}) as Partial<Scale>;
  // A Scale without a count asks for none, as its zero value does.
  const replicas = wanted.spec?.replicas ?? 0;
  if (!Number.isInteger(replicas) || replicas < 0)
    throw invalid({ ...path.kind, ...scales }, name, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
        field: 'spec.replicas',
      },
    ]);
  const { resourceVersion = '' } = wanted.metadata ?? {};
  const metadata = { ...current.metadata, ...(resourceVersion === '' ? {} : { resourceVersion }) };
  const next = { ...current, metadata, spec: { ...current.spec, replicas } };
  const manager = writerOf(exchange, path, 'Update');
  sendJson(response, 200, scaleOf(updateObject(api, kind, next, { dryRun: isDryRun(exchange), manager })));
}

function scaleOf(object: Scalable): Scale & { readonly status: unknown } {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp } as KubeObject['metadata'],
    spec: { replicas: object.spec.replicas },
    status: { replicas: object.status.replicas ?? 0, selector: formatSelector(object.spec.selector) },
  };
}
