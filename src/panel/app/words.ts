import type { PanelStart } from '../protocol.ts';

export type Strings = PanelStart['strings'];

/** A pod as kubectl users name it. */
export function podName(pod: { readonly namespace: string; readonly name: string }): string {
  return `${pod.namespace}/${pod.name}`;
}
