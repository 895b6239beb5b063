import type { CoreV1Event } from '@kubernetes/client-node';
import type { KubernetesEvent } from '../ports/cluster.ts';
import { instant } from './instant.ts';
import { objectMeta } from './objectMeta.ts';

/** An event, trimmed to what we show. Writers of the newer kind count in a series and leave the old fields empty. */
export function toEvent(event: CoreV1Event): KubernetesEvent {
  const meta = objectMeta(event.metadata);
  const { kind = '', name = '', uid = '' } = event.involvedObject;
  return {
    ...meta,
    namespace: event.metadata.namespace ?? '',
    type: event.type ?? '',
    reason: event.reason ?? '',
    message: event.message ?? '',
    about: { kind, name, uid },
    lastSeenAt:
      instant(event.series?.lastObservedTime) ??
      instant(event.lastTimestamp) ??
      instant(event.eventTime) ??
      meta.createdAt,
    count: event.series?.count ?? event.count ?? 1,
  };
}
