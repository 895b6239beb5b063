import { humanDuration } from '../humanDuration.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { Column } from './table.ts';

/** How long ago a stamp was, or `<unknown>`. */
export function since(stamp: string | null | undefined, now: number): string {
  return stamp === undefined || stamp === null ? '<unknown>' : humanDuration(now - Date.parse(stamp));
}

export const age: Column<KubeObject> = {
  name: 'Age',
  cell: (object, now) => since(object.metadata.creationTimestamp, now),
};
