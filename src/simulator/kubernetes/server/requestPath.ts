import type { Kind } from '../kind.ts';
import { findKind } from '../servedKinds.ts';

/** What a resource path names. */
export interface ResourcePath {
  readonly kind: Kind;
  /** Undefined for cluster-wide resources and for lists over all namespaces. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

const namespaceSubresources = new Set(['status', 'finalize']);

/** Reads `/api/v1/…` and `/apis/<group>/<version>/…`; undefined if none of the served kinds is there. */
export function parseResourcePath(path: string, served: readonly Kind[]): ResourcePath | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') return undefined;
  const [group = '', version = ''] = core ? ['', parts[1]] : parts.slice(1, 3);
  const rest = parts.slice(core ? 2 : 3).map(decoded);
  const inNamespace = rest[0] === 'namespaces' && rest.length >= 3 && !namespaceSubresources.has(rest[2] ?? '');
  const [plural = '', name, subresource, ...more] = inNamespace ? rest.slice(2) : rest;
  const kind = findKind(group, version, plural);
  if (kind === undefined || !served.includes(kind) || (inNamespace && !kind.namespaced)) return undefined;
  // What is behind a proxy has a path of its own.
  const below = subresource === 'proxy' ? subresource : [subresource, ...more].join('/');
  return {
    kind,
    namespace: inNamespace ? rest[1] : undefined,
    name,
    subresource: subresource === undefined ? undefined : below,
  };
}

/** A path segment as text; one that is not well encoded stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
