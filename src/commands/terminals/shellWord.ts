import { LabError } from '../../base/errors.ts';

/**
 * A name for a command line that needs no quoting in any shell: letters, digits, dots, colons, hyphens. Kubernetes and AWS
 * allow nothing else in names of nodes, pods, namespaces and containers; from a server that does, nothing reaches a shell.
 * Throws `unsafe-name`.
 */
export function shellWord(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.:-]*$/.test(text)) throw new LabError('unsafe-name', text.slice(0, 80));
  return text;
}
