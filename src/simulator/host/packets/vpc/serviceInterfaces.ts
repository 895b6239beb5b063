import type { NetworkInterface } from '../../../world/state.ts';
import type { Addressee } from '../respond.ts';
import type { Walk } from '../walk.ts';

/** What is behind an interface that a service of AWS holds; undefined if nothing is. */
export function serviceBehind(_walk: Walk, { description, attachment }: NetworkInterface): Addressee | undefined {
  if (attachment === undefined) return undefined;
  if (description.startsWith('Amazon EKS ')) return apiServer;
  return undefined;
}

/** A control plane takes connections to its API, and answers no pings. */
const apiServer: Addressee = {
  answersPing: false,
  listeners: () => [{ protocol: 'tcp', port: 443, program: 'kube-apiserver', service: { kind: 'opaque' } }],
};
