import { ApiError } from '../../kubernetes/apiError.ts';
import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import { ageSince } from '../output/age.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import type { Description } from './description.ts';

export interface ClusterEvent extends KubernetesObject {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly count: number; readonly lastObservedTime: string };
  readonly source?: { readonly component?: string };
  readonly reportingComponent?: string;
}

/** The events about an object, the oldest first. As for kubectl, those that one may not see are none. */
export async function eventsAbout(
  api: KubernetesApi,
  { kind = '', metadata }: KubernetesObject,
  uids: readonly string[] = [metadata?.uid ?? ''],
): Promise<readonly ClusterEvent[]> {
  const namespace = metadata?.namespace ?? '';
  const lists = await Promise.all(
    uids.map(async (uid) => {
      const about = { name: metadata?.name ?? '', namespace, kind, uid };
      const selector = Object.entries(about).map(([field, value]) => `involvedObject.${field}=${value}`);
      const place = namespace === '' ? '' : `/namespaces/${namespace}`;
      const query = new URLSearchParams({ fieldSelector: selector.join(','), limit: '500' });
      return (await api
        .request('GET', `/api/v1${place}/events?${query.toString()}`)
        .catch((error: unknown) => noneIfRefused(error))) as ObjectList;
    }),
  );
  const time = ({ lastTimestamp }: ClusterEvent) => Date.parse(lastTimestamp ?? '') || 0;
  return lists.flatMap(({ items }) => items as readonly ClusterEvent[]).toSorted((a, b) => time(a) - time(b));
}

function noneIfRefused(error: unknown): ObjectList {
  if (error instanceof ApiError) return { items: [] };
  throw error;
}

/** How long ago an event was; of one that came more than once also since when. */
export function eventAge(event: ClusterEvent, now: Date): string {
  const first = ageSince(event.firstTimestamp ?? event.eventTime, now);
  if (event.series !== undefined)
    return `${ageSince(event.series.lastObservedTime, now)} (x${event.series.count} over ${first})`;
  const { count = 0 } = event;
  return count > 1 ? `${ageSince(event.lastTimestamp, now)} (x${count} over ${first})` : first;
}

/** The last part of most descriptions. */
export function describeEvents(to: Description, events: readonly ClusterEvent[], now: Date): void {
  if (events.length === 0) {
    to.line(0, 'Events:\t<none>');
    return;
  }
  to.line(0, 'Events:').line(1, 'Type\tReason\tAge\tFrom\tMessage').line(1, '----\t------\t----\t----\t-------');
  for (const event of events) {
    const { type = '', reason = '', message = '', source, reportingComponent = '' } = event;
    const from = source?.component ?? '';
    to.line(
      1,
      [type, reason, eventAge(event, now), from === '' ? reportingComponent : from, message.trim()].join('\t'),
    );
  }
}
