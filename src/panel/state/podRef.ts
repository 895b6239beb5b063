import type { PodView } from '../../model/snapshot.ts';
import type { PodKind, PodRef } from '../protocol.ts';

const drawn = new WeakMap<PodView, PodRef>();

/** As much of a pod as the page shows; the same object for the same pod. */
export function podRef(pod: PodView): PodRef {
  const known = drawn.get(pod);
  if (known !== undefined) return known;
  const { namespace, name, ip, createdAt, status } = pod;
  const made = { namespace, name, ip, since: createdAt, kind: podKind(pod), status };
  drawn.set(pod, made);
  return made;
}

/** What `kubectl get pods` says of a pod whose containers are on their way, besides `Init:0/1`. */
const onTheWay = new Set(['Pending', 'ContainerCreating', 'PodInitializing', 'Running']);

function podKind({ deletedAt, phase, ready, nodeName, status }: PodView): PodKind {
  if (deletedAt !== undefined) return 'leaving';
  if (phase === 'Succeeded') return 'ended';
  if (nodeName === undefined && phase === 'Pending') return 'waiting';
  if (phase === 'Running' && ready) return 'running';
  return onTheWay.has(status) || /^Init:\d+\/\d+$/.test(status) ? 'starting' : 'failing';
}
