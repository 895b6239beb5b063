import type { NodeRefusal } from '../../domain/pending/nodeRefusals.ts';
import { fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

/** Why a node refuses a pod, with the numbers: `17/17 pods`, `CPU 250m free, 500m asked`. */
export function refusalText(refusal: NodeRefusal, { pending: words }: Strings): string {
  switch (refusal.kind) {
    case 'cordoned':
      return words.chipCordoned;
    case 'taint': {
      const { key, value, effect } = refusal.taint;
      return fill(words.chipTaint, `${key}${value === '' ? '' : `=${value}`}:${effect}`);
    }
    case 'selector':
      return refusal.found === null
        ? fill(words.chipNoLabel, refusal.key, refusal.wanted)
        : fill(words.chipSelector, refusal.key, refusal.found, refusal.wanted);
    case 'too-many-pods':
      return fill(words.chipPods, refusal.used, refusal.max);
    case 'cpu':
      return fill(words.chipCpu, `${Math.max(0, refusal.free)}m`, `${refusal.wanted}m`);
    case 'memory':
      return fill(words.chipMemory, mebibytes(Math.max(0, refusal.free)), mebibytes(refusal.wanted));
    default:
      return refusal satisfies never;
  }
}

/** As Kubernetes writes it: `512Mi`. What is free is rounded down, so that it never looks like enough. */
function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / (1024 * 1024))}Mi`;
}
