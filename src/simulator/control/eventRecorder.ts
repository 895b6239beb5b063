import type { KubeApi } from '../kubernetes/kubeApi.ts';
import { events, namespaces } from '../kubernetes/kinds.ts';
import type { KubeEvent } from '../kubernetes/objects/event.ts';
import type { KubeObject } from '../kubernetes/objects/meta.ts';
import type { ObjectReference } from '../kubernetes/objects/service.ts';
import { microStamp, stamp } from '../kubernetes/stamps.ts';
import { EventAggregator } from './eventAggregator.ts';

/** Events are kept for an hour, as the API server's default is. */
const keptFor = 60 * 60 * 1000;

export interface EventText {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly fieldPath?: string;
}

export interface EventSource {
  readonly component: string;
  readonly host?: string;
  /** Set for what writes through events.k8s.io/v1, as the scheduler does: a micro-time and a series instead of a count. */
  readonly action?: string;
}

/** Writes events about objects; the same words about the same object are counted, not repeated, and many similar ones combined. */
export class EventRecorder {
  readonly #api: KubeApi;
  readonly #aggregator = new EventAggregator();
  readonly #known = new Map<string, { readonly namespace: string; readonly name: string; readonly at: number }>();

  constructor(api: KubeApi) {
    this.#api = api;
  }

  record(about: KubeObject, source: EventSource, text: EventText): void {
    const { store } = this.#api;
    const { namespace = 'default', uid = '' } = about.metadata;
    if (store.get(namespaces, '', namespace) === undefined) return;
    this.#forgetOld();
    const shared = [uid, source.component, source.host, text.reason, text.fieldPath].join('\n');
    const { key, message } =
      source.action === undefined
        ? this.#aggregator.combined(shared, text.message, this.#api.now())
        : { key: `${shared}\n${text.message}`, message: text.message };
    const known = this.#known.get(key);
    const old = known === undefined ? undefined : store.get(events, known.namespace, known.name);
    if (old !== undefined) {
      store.replace(events, source.action === undefined ? this.#counted({ ...old, message }) : this.#continued(old));
      return;
    }
    const event = this.#fresh(about, namespace, source, { ...text, message });
    store.add(events, event);
    this.#known.set(key, { namespace, name: event.metadata.name, at: this.#api.now() });
  }

  #fresh(about: KubeObject, namespace: string, source: EventSource, text: EventText): KubeEvent {
    const now = this.#api.now();
    const { name } = about.metadata;
    const suffix = (BigInt(Math.floor(now)) * 1_000_000n + BigInt(Math.floor(this.#api.random() * 1e6))).toString(16);
    const modern = source.action !== undefined;
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${name}.${suffix}`, namespace, uid: this.#api.uuid(), creationTimestamp: stamp(now) },
      involvedObject: referenceTo(about, source, text.fieldPath),
      reason: text.reason,
      message: text.message,
      type: text.type,
      ...(modern
        ? { source: {}, firstTimestamp: null, lastTimestamp: null, eventTime: microStamp(now), action: source.action }
        : {
            source: { component: source.component, ...(source.host === undefined ? {} : { host: source.host }) },
            firstTimestamp: stamp(now),
            lastTimestamp: stamp(now),
            count: 1,
            eventTime: null,
          }),
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
    };
  }

  #counted(event: KubeEvent): KubeEvent {
    return { ...event, count: (event.count ?? 1) + 1, lastTimestamp: stamp(this.#api.now()) };
  }

  #continued(event: KubeEvent): KubeEvent {
    const count = (event.series?.count ?? 1) + 1;
    return { ...event, series: { count, lastObservedTime: microStamp(this.#api.now()) } };
  }

  #forgetOld(): void {
    for (const [key, { namespace, name, at }] of this.#known) {
      if (this.#api.now() - at < keptFor) return;
      this.#known.delete(key);
      if (this.#api.store.get(events, namespace, name) !== undefined) this.#api.store.remove(events, namespace, name);
    }
  }
}

function referenceTo(object: KubeObject, { host }: EventSource, fieldPath: string | undefined): ObjectReference {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  return {
    kind: object.kind ?? '',
    ...(namespace === undefined ? {} : { namespace }),
    name,
    // What runs on a node knows it by name only, and so its events carry the name for a uid.
    uid: object.kind === 'Node' && host !== undefined ? name : (uid ?? ''),
    apiVersion: object.apiVersion ?? '',
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}
