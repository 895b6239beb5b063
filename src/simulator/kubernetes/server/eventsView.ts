import type { Kind } from '../kind.ts';
import { events, eventsV1 } from '../kinds.ts';
import type { KubeEvent } from '../objects/event.ts';
import type { KubeObject } from '../objects/meta.ts';

/** Where objects of a served kind are kept: both groups' events are one kind in the store. */
export function storedKind(kind: Kind): Kind {
  return kind === eventsV1 ? events : kind;
}

/** A stored object as the served kind shows it. */
export function asServed(kind: Kind, object: KubeObject): KubeObject {
  if (kind !== eventsV1) return object;
  const { involvedObject, message, source, firstTimestamp, lastTimestamp, count, reportingComponent, ...rest } =
    object as KubeEvent;
  return {
    ...rest,
    apiVersion: 'events.k8s.io/v1',
    regarding: involvedObject,
    note: message,
    reportingController: reportingComponent,
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
  } as KubeObject;
}
