import type { FieldManager } from '../apply/managedFields.ts';
import { apiVersion } from '../kind.ts';
import { query, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/** Who writes, as `managedFields` will name them. */
export function writerOf(exchange: Exchange, path: ResourcePath, operation: FieldManager['operation']): FieldManager {
  const agent = exchange.request.headers['user-agent']?.split('/')[0] ?? 'unknown';
  return {
    manager: query(exchange, 'fieldManager') ?? agent,
    operation,
    apiVersion: apiVersion(path.kind),
    subresource: path.subresource,
  };
}
