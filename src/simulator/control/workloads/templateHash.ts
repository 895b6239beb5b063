import { isRecord } from '../../kubernetes/patches/record.ts';
import { safeEncode } from '../../kubernetes/admission/names.ts';
import type { PodTemplate } from '../../kubernetes/objects/pod.ts';

/**
 * A name for the content of a pod template: FNV-1a over its canonical JSON, in the safe alphabet. The recipe is
 * Kubernetes' own, but that hashes Go's print of the template, so the letters differ from a real cluster's.
 */
export function templateHash(template: PodTemplate): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(canonical(template))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return safeEncode(String(hash));
}

/** JSON with the keys of every object in order, and without the fields that are undefined. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
