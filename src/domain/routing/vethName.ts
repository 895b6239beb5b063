import { sha1Hex } from './digests.ts';

/** The host's end of a pod's veth pair, as the VPC CNI names it: a prefix and eleven hex digits of a SHA-1. */
export function vethName(prefix: string, namespace: string, pod: string): string {
  return prefix + sha1Hex(`${namespace}.${pod}`).slice(0, 11);
}
