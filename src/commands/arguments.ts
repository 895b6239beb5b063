import type { BlockReference } from '../contributions.ts';

/**
 * Commands are called by menus, lenses, pages, keybindings and other extensions, and the editor passes along whatever has
 * the focus. What does not look like the argument counts as none: the command then asks.
 */
function text(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[field];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function nodeArgument(value: unknown): { readonly nodeName: string } | undefined {
  const nodeName = text(value, 'nodeName');
  return nodeName === undefined ? undefined : { nodeName };
}

/** A pod or a deployment. */
export function namespacedArgument(value: unknown): { readonly namespace: string; readonly name: string } | undefined {
  const namespace = text(value, 'namespace');
  const name = text(value, 'name');
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

export function copyArgument(value: unknown): { readonly copyText: string } | undefined {
  const copyText = text(value, 'copyText');
  return copyText === undefined ? undefined : { copyText };
}

export function slugArgument(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function blockArgument(value: unknown): BlockReference | undefined {
  const uri = text(value, 'uri');
  const line = (value as { readonly line?: unknown } | undefined)?.line;
  return uri === undefined || typeof line !== 'number' ? undefined : { uri, line };
}
