import { isDeepStrictEqual } from 'node:util';
import { badRequest, StatusError } from '../statusError.ts';

interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** Applies an RFC 6902 patch to a copy of `target`. 400 for a patch that is no list of operations, 422 if one fails. */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw badRequest('error decoding patch: a JSON patch is a list of operations');
  const root = { document: structuredClone(target) };
  for (const operation of patch as readonly Operation[]) apply(root, operation);
  return root.document;
}

function apply(root: { document: unknown }, { op, path, from, value }: Operation): void {
  switch (op) {
    case 'add':
      return insert(root, path, value);
    case 'remove':
      take(root, path);
      return;
    case 'replace':
      take(root, path);
      return insert(root, path, value);
    case 'move':
      return insert(root, path, take(root, from ?? ''));
    case 'copy':
      return insert(root, path, structuredClone(read(root, from ?? '')));
    case 'test':
      if (!isDeepStrictEqual(read(root, path), value)) throw failed();
      return;
    default:
      throw badRequest(`error decoding patch: unexpected operation ${String(op)}`);
  }
}

function read(root: { document: unknown }, path: string): unknown {
  const { parent, key } = locate(root, path);
  const value = (parent as Record<string, unknown>)[key];
  if (value === undefined) throw failed();
  return value;
}

function take(root: { document: unknown }, path: string): unknown {
  const value = read(root, path);
  const { parent, key } = locate(root, path);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string, unknown>)[key];
  return value;
}

function insert(root: { document: unknown }, path: string, value: unknown): void {
  const { parent, key } = locate(root, path);
  if (!Array.isArray(parent)) (parent as Record<string, unknown>)[key] = value;
  else {
    const index = key === '-' ? parent.length : Number(key);
    if (!(index >= 0 && index <= parent.length)) throw failed();
    parent.splice(index, 0, value);
  }
}

/** The container of what a JSON pointer names, and its key there. */
function locate(root: { document: unknown }, path: string): { parent: unknown; key: string } {
  const keys = ['document', ...path.split('/').slice(1)].map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = keys.pop() ?? 'document';
  let parent: unknown = root;
  for (const step of keys) {
    parent = (parent as Record<string, unknown>)[step];
    if (typeof parent !== 'object' || parent === null) throw failed();
  }
  return { parent, key };
}

/** The API server does not say which operation it was. */
function failed(): StatusError {
  return new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}
