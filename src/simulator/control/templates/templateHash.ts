import { safeEncode } from '../../kubernetes/admission/names.ts';
import type { PodTemplate } from '../../kubernetes/objects/pod.ts';
import { goDump } from './goDump.ts';

const hashes = new WeakMap<PodTemplate, Map<string, string>>();

/**
 * The pod-template-hash of a defaulted template: FNV-1a over Go's print of it, in decimal, in the safe alphabet, which is
 * what Kubernetes computes. New minors add fields to the template and so change every hash. A collision count, where
 * there has been a collision, is hashed along.
 */
export function templateHash(template: PodTemplate, minor: number, collisionCount?: number): string {
  const key = `${minor}/${collisionCount ?? ''}`;
  const known = hashes.get(template) ?? new Map<string, string>();
  hashes.set(template, known);
  let hash = known.get(key);
  if (hash === undefined) {
    // A count is added as four little-endian bytes and padding, for which there is room for eight.
    const count = Buffer.alloc(collisionCount === undefined ? 0 : 8);
    if (collisionCount !== undefined) count.writeUInt32LE(collisionCount);
    const bytes = Buffer.concat([Buffer.from(goDump(template, 'PodTemplateSpec', minor)), count]);
    known.set(key, (hash = safeEncode(String(fnv1a(bytes)))));
  }
  return hash;
}

function fnv1a(bytes: Buffer): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** FNV-1 (multiply first), with which StatefulSet revisions are named. */
export function fnv1(bytes: Buffer): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0;
  return hash;
}
