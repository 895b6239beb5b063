import type { Kind } from '../kind.ts';
import { findKind } from '../kinds.ts';

/** What a resource path names. */
export interface ResourcePath {
  readonly kind: Kind;
  /** Undefined for cluster-wide resources and for lists over all namespaces. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

const namespaceSubresources = new Set(['status', 'finalize']);

/** Reads `/api/v1/…` and `/apis/<group>/<version>/…`; undefined if no resource is served there. */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  const [group = '', version = ''] = core ? ['', parts[1]] : parts.slice(1, 3);
  const rest = parts.slice(core ? 2 : 3).map(decodeURIComponent);
  const inNamespace = rest[0] === 'namespaces' && rest.length >= 3 && !namespaceSubresources.has(rest[2] ?? '');
  const [plural = '', name, subresource] = inNamespace ? rest.slice(2) : rest;
  const kind = findKind(group, version, plural);
  if (kind === undefined) return undefined;
  return { kind, namespace: inNamespace ? rest[1] : undefined, name, subresource };
}
