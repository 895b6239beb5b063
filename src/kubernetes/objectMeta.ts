import type { V1ObjectMeta } from '@kubernetes/client-node';
import type { ObjectMeta } from '../ports/cluster.ts';
import { instant } from './instant.ts';

/** The part of an object's metadata that we show. */
export function objectMeta(metadata: V1ObjectMeta | undefined): ObjectMeta {
  return {
    uid: metadata?.uid ?? '',
    name: metadata?.name ?? '',
    createdAt: instant(metadata?.creationTimestamp) ?? 0,
    deletedAt: instant(metadata?.deletionTimestamp),
    labels: metadata?.labels ?? {},
  };
}
