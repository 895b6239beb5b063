import type { PodView } from '../../model/snapshot.ts';
import type { PodRef } from '../protocol.ts';

/** As much of a pod as the page shows. */
export function podRef(pod: PodView): PodRef {
  return { namespace: pod.namespace, name: pod.name, ip: pod.ip, since: pod.createdAt };
}
