import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The host's end of a pod's veth pair, as the VPC CNI names it: a prefix and eleven hex digits of a SHA-1. */
export function vethName(prefix: string, namespace: string, pod: string): string {
  return prefix + bytesToHex(sha1(utf8ToBytes(`${namespace}.${pod}`))).slice(0, 11);
}
