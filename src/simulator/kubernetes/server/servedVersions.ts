import { apiVersion, type Kind } from '../kind.ts';
import { eventsV1 } from '../kinds.ts';
import type { HorizontalPodAutoscaler } from '../objects/autoscaling.ts';
import type { KubeEvent } from '../objects/event.ts';
import type { KubeObject } from '../objects/meta.ts';
import { autoscalersV1 } from '../servedKinds.ts';

/** A kept object as another version of its kind shows it. */
export function asServed(kind: Kind, object: KubeObject): KubeObject {
  const type = { kind: kind.kind, apiVersion: apiVersion(kind) };
  if (kind === eventsV1) return { ...type, ...eventOut(object as KubeEvent) };
  if (kind === autoscalersV1) return { ...type, ...autoscalerOut(object as HorizontalPodAutoscaler) };
  return { ...object, ...type };
}

/** What a client sent as such a version, in the form in which it is kept. */
export function asStored(kind: Kind, object: KubeObject): KubeObject {
  if (kind === eventsV1) return eventIn(object);
  if (kind === autoscalersV1) return autoscalerIn(object);
  return object;
}

function eventOut(event: KubeEvent): KubeObject {
  const { involvedObject, message, source, firstTimestamp, lastTimestamp, count, reportingComponent, ...rest } = event;
  const { apiVersion: _version, kind: _kind, metadata, ...own } = rest;
  return {
    metadata,
    ...own,
    regarding: involvedObject,
    note: message,
    reportingController: reportingComponent,
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
  } as KubeObject;
}

function eventIn(object: KubeObject): KubeObject {
  const { regarding, note, reportingController, ...rest } = object as KubeObject & Record<string, unknown>;
  const { deprecatedSource, deprecatedFirstTimestamp, deprecatedLastTimestamp, deprecatedCount, ...own } = rest;
  const renamed = {
    involvedObject: regarding ?? {},
    message: note,
    reportingComponent: reportingController,
    source: deprecatedSource,
    firstTimestamp: deprecatedFirstTimestamp,
    lastTimestamp: deprecatedLastTimestamp,
    count: deprecatedCount,
  };
  const given = Object.entries(renamed).filter(([, value]) => value !== undefined);
  return { ...own, ...Object.fromEntries(given) };
}

function autoscalerOut(object: HorizontalPodAutoscaler): KubeObject {
  const { metrics, ...spec } = object.spec;
  const { currentMetrics, conditions: _, ...status } = object.status ?? {};
  const cpu = metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target?.averageUtilization;
  const now = currentMetrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.current?.averageUtilization;
  return {
    metadata: object.metadata,
    spec: { ...spec, ...(cpu === undefined ? {} : { targetCPUUtilizationPercentage: cpu }) },
    status: { ...status, ...(now === undefined ? {} : { currentCPUUtilizationPercentage: now }) },
  } as KubeObject;
}

function autoscalerIn(object: KubeObject): KubeObject {
  const { spec } = object as { spec?: Record<string, unknown> };
  if (spec === undefined) return object;
  const { targetCPUUtilizationPercentage: cpu, ...own } = spec;
  const metrics = [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu } } },
  ];
  return { ...object, spec: cpu === undefined ? own : { ...own, metrics } } as KubeObject;
}
