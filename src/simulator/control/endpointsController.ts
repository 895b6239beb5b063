import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { endpoints, endpointSlices, nodes, pods, services } from '../kubernetes/kinds.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { KubeObject } from '../kubernetes/objects/meta.ts';
import { isReady, isTerminated, type Pod } from '../kubernetes/objects/pod.ts';
import type { EndpointAddress, EndpointPort, Service, ServicePort } from '../kubernetes/objects/service.ts';
import { matchesSelector } from '../kubernetes/selectors/labelSelector.ts';
import { nameSuffix } from '../kubernetes/admission/names.ts';
import { createObject } from '../kubernetes/writes/create.ts';
import type { ControlContext } from './controlContext.ts';
import { objectKey, splitKey } from './objectKey.ts';
import { WorkQueue } from './workQueue.ts';
import { ownerReference } from './workloads/ownerReference.ts';

/** Keeps the Endpoints and the EndpointSlice of each service with a selector at the pods it selects. */
export class EndpointsController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    const queue = this.#owned.add(new WorkQueue(context.clock, 50, (key) => this.#reconcile(key)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === services.plural && type === 'DELETED') this.#remove(object);
        else if (kind.plural === services.plural) queue.add(objectKey(object));
        if (kind.plural !== pods.plural) return;
        for (const service of store.list(services, object.metadata.namespace))
          if (selects(service, object)) queue.add(objectKey(service));
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { store } = this.#context.api;
    const { namespace, name } = splitKey(key);
    const service = store.get(services, namespace, name);
    if (service?.spec.selector === undefined) return;
    const chosen = store
      .list(pods, namespace)
      .filter((pod) => selects(service, pod) && pod.status.podIP !== undefined && !isTerminated(pod));
    this.#writeEndpoints(service, chosen);
    this.#writeSlice(service, chosen);
  }

  #writeEndpoints(service: Service, chosen: readonly Pod[]): void {
    const live = chosen.filter((pod) => pod.metadata.deletionTimestamp === undefined);
    const ready = live.filter(isReady).map(addressOf);
    const notReady = live.filter((pod) => !isReady(pod)).map(addressOf);
    const ports = (service.spec.ports ?? []).map((port) => portOf(port, chosen));
    const subset = {
      ...(ready.length > 0 ? { addresses: ready } : {}),
      ...(notReady.length > 0 ? { notReadyAddresses: notReady } : {}),
      ports,
    };
    const { namespace = '', name, labels } = service.metadata;
    const metadata = { name, namespace, ...(labels === undefined ? {} : { labels }) };
    this.#put(endpoints, { metadata, ...(live.length > 0 ? { subsets: [subset] } : {}) });
  }

  #writeSlice(service: Service, chosen: readonly Pod[]): void {
    const { store, random } = this.#context.api;
    const { namespace = '', name } = service.metadata;
    const owner = ownerReference(service);
    const existing = store
      .list(endpointSlices, namespace)
      .find((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === name);
    const slice = {
      metadata: {
        name: existing?.metadata.name ?? `${name}-${nameSuffix(random)}`,
        namespace,
        labels: {
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': name,
        },
        ownerReferences: [owner],
      },
      addressType: 'IPv4',
      endpoints: chosen.map((pod) => this.#endpointOf(pod)),
      ports: (service.spec.ports ?? []).map((port) => portOf(port, chosen)),
    };
    this.#put(endpointSlices, slice);
  }

  #endpointOf(pod: Pod): unknown {
    const { nodeName = '' } = pod.spec;
    const zone = this.#context.api.store.get(nodes, '', nodeName)?.metadata.labels?.['topology.kubernetes.io/zone'];
    const { ip, targetRef } = addressOf(pod);
    const terminating = pod.metadata.deletionTimestamp !== undefined;
    const conditions = { ready: isReady(pod), serving: isReady(pod), terminating };
    return { addresses: [ip], conditions, nodeName, ...(zone === undefined ? {} : { zone }), targetRef };
  }

  #put(kind: Kind, body: KubeObject): void {
    const { api } = this.#context;
    const { namespace = '', name } = body.metadata;
    const current = api.store.get(kind, namespace, name);
    if (current === undefined) createObject(api, kind, body);
    else api.store.replace(kind, { ...typeOf(current), ...body, metadata: { ...current.metadata, ...body.metadata } });
  }

  #remove({ metadata }: KubeObject): void {
    const { store } = this.#context.api;
    const { namespace = '', name } = metadata;
    if (store.get(endpoints, namespace, name) !== undefined) store.remove(endpoints, namespace, name);
  }
}

function typeOf({ apiVersion = '', kind = '' }: KubeObject): { apiVersion: string; kind: string } {
  return { apiVersion, kind };
}

function selects({ spec }: Service, object: KubeObject): boolean {
  return spec.selector !== undefined && matchesSelector({ matchLabels: spec.selector }, object.metadata.labels);
}

function addressOf(pod: Pod): EndpointAddress {
  const { name, namespace = '', uid = '' } = pod.metadata;
  return {
    ip: pod.status.podIP ?? '',
    ...(pod.spec.nodeName === undefined ? {} : { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

/** A service port as its endpoints have it: the target's number, looked up where the target is a name. */
function portOf(port: ServicePort, chosen: readonly Pod[]): EndpointPort {
  const target = port.targetPort ?? port.port;
  const named = chosen
    .flatMap((pod) => pod.spec.containers.flatMap((container) => container.ports ?? []))
    .find((each) => each.name === target)?.containerPort;
  const number = typeof target === 'number' ? target : (named ?? port.port);
  return { ...(port.name === undefined ? {} : { name: port.name }), port: number, protocol: port.protocol ?? 'TCP' };
}
