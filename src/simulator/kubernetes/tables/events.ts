import type { KubeEvent } from '../objects/event.ts';
import { since } from './age.ts';
import type { Columns } from './table.ts';

const first = (event: KubeEvent): string | undefined =>
  event.firstTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp;

const last = (event: KubeEvent): string | undefined =>
  event.series?.lastObservedTime ?? event.lastTimestamp ?? first(event);

export const eventColumns: Columns<KubeEvent> = [
  { name: 'Last Seen', cell: (event, now) => since(last(event), now) },
  { name: 'Type', cell: (event) => event.type ?? '' },
  { name: 'Reason', cell: (event) => event.reason ?? '' },
  {
    name: 'Object',
    cell: ({ involvedObject }) => `${(involvedObject.kind ?? '').toLowerCase()}/${involvedObject.name ?? ''}`,
  },
  { name: 'Subobject', wide: true, cell: (event) => event.involvedObject.fieldPath ?? '' },
  {
    name: 'Source',
    wide: true,
    cell: ({ source, reportingComponent, reportingInstance }) =>
      [source?.component ?? reportingComponent, source?.host ?? reportingInstance]
        .filter((part) => part !== undefined && part !== '')
        .join(', '),
  },
  { name: 'Message', cell: (event) => (event.message ?? '').trim() },
  { name: 'First Seen', wide: true, cell: (event, now) => since(first(event), now) },
  { name: 'Count', wide: true, cell: (event) => event.series?.count ?? event.count ?? 1 },
  { name: 'Name', wide: true, cell: (event) => event.metadata.name },
];
