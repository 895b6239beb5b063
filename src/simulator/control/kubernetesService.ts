import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { endpoints, services } from '../kubernetes/kinds.ts';
import type { KubeApi } from '../kubernetes/kubeApi.ts';
import { createObject } from '../kubernetes/writes/create.ts';
import { serviceAddress } from './clusterObjects.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

const place = { namespace: 'default', name: 'kubernetes' };
/** Lab milliseconds until the API server puts back what somebody deleted. */
const delay = 10_000;

/** Keeps the Service and the Endpoints through which pods find the API server. */
export class KubernetesService implements Disposable {
  readonly #api: KubeApi;
  readonly #addresses: readonly string[];
  readonly #owned = new DisposableStore();

  /** `addresses` are the API server's in the VPC. */
  constructor({ api, clock }: ControlContext, addresses: readonly string[]) {
    this.#api = api;
    this.#addresses = addresses;
    const queue = this.#owned.add(new WorkQueue(clock, delay, () => this.#create()));
    this.#create();
    this.#owned.add(
      api.store.onDidChange(({ kind, type, object: { metadata } }) => {
        if (type !== 'DELETED' || metadata.name !== place.name || metadata.namespace !== place.namespace) return;
        if (kind === services || kind === endpoints) queue.add(place.name);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #create(): void {
    const api = this.#api;
    const ports = [{ name: 'https', port: 443, protocol: 'TCP' }];
    if (api.store.get(services, place.namespace, place.name) === undefined)
      createObject(api, services, {
        metadata: { ...place, labels: { component: 'apiserver', provider: 'kubernetes' } },
        spec: {
          clusterIP: serviceAddress(api.serviceCidr, 1),
          ports: ports.map((port) => ({ ...port, targetPort: 443 })),
        },
      });
    if (api.store.get(endpoints, place.namespace, place.name) === undefined)
      createObject(api, endpoints, {
        metadata: place,
        subsets: [{ addresses: this.#addresses.map((ip) => ({ ip })), ports }],
      });
  }
}
