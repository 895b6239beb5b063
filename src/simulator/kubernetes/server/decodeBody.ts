import { decodeObject } from '../admission/strictDecoding.ts';
import type { KubeObject } from '../objects/meta.ts';
import { badRequest } from '../statusError.ts';
import { query, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/**
 * A body as an object of the kind and namespace of the path. Fields the kind does not have are refused, warned of or
 * left out, as the request wants (`fieldValidation`).
 */
export function decodeBody(exchange: Exchange, { kind, namespace }: ResourcePath, body: unknown): KubeObject {
  const wish = query(exchange, 'fieldValidation') ?? 'Warn';
  const warn = (complaint: string): void => {
    if (wish !== 'Ignore') exchange.warnings.push(complaint);
  };
  if (body === undefined) throw badRequest('the body of the request is empty');
  const object = decodeObject(kind, body, wish === 'Strict' ? 'refuse' : warn);
  const given = object.metadata.namespace;
  if (namespace !== undefined && given !== undefined && given !== '' && given !== namespace)
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
  return namespace === undefined ? object : { ...object, metadata: { ...object.metadata, namespace } };
}
