import { createHash } from 'node:crypto';

/** The host's end of a pod's veth pair, as the VPC CNI names it: `eni` and eleven digits of a SHA-1. */
export function vethName(prefix: string, namespace: string, pod: string): string {
  return prefix + createHash('sha1').update(`${namespace}.${pod}`).digest('hex').slice(0, 11);
}
