import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { endpoints, services } from '../kubernetes/kinds.ts';
import { conditionOf, withCondition, type Condition, type KubeObject } from '../kubernetes/objects/meta.ts';
import type { Kind } from '../kubernetes/kind.ts';
import { apiServices } from '../kubernetes/servedKinds.ts';
import { stamp } from '../kubernetes/stamps.ts';
import { updateStatus } from '../kubernetes/writes/update.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

interface ApiService extends KubeObject {
  readonly spec: {
    readonly service?: { readonly namespace?: string; readonly name?: string; readonly port?: number };
  };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Lab milliseconds from a change of a service or its endpoints to what it means for the API. */
const delay = 500;

/** Writes into each APIService that names a service whether the server behind it can be reached (kube-aggregator). */
export class ApiServiceController implements Disposable {
  readonly #context: ControlContext;
  readonly #kind = apiServices as Kind<ApiService>;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, (name) => this.#look(name)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object }) => {
        const { namespace, name } = object.metadata;
        if (kind.plural === apiServices.plural && type !== 'DELETED') queue.add(name);
        if (kind.plural !== services.plural && kind.plural !== endpoints.plural) return;
        for (const { spec, metadata } of store.list(this.#kind))
          if (spec.service?.name === name && spec.service.namespace === namespace) queue.add(metadata.name);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(name: string): void {
    const { api } = this.#context;
    const found = api.store.get(this.#kind, '', name);
    if (found?.spec.service === undefined) return;
    const [reason, message] = this.#stateOf(found.spec.service);
    const status = reason === 'Passed' ? 'True' : 'False';
    const known = conditionOf(found, 'Available');
    if (known?.status === status && known.reason === reason && known.message === message) return;
    const condition: Condition = {
      type: 'Available',
      status,
      reason,
      message,
      lastTransitionTime: stamp(api.now()),
    };
    updateStatus(api, this.#kind, '', name, (object) => ({
      conditions: withCondition(object.status?.conditions, condition),
    }));
  }

  #stateOf({ namespace = '', name = '', port = 443 }: NonNullable<ApiService['spec']['service']>) {
    const { store } = this.#context.api;
    const service = store.get(services, namespace, name);
    const at = `service/${name} in "${namespace}"`;
    if (service === undefined) return ['ServiceNotFound', `${at} is not present`] as const;
    const listening = service.spec.ports?.find((each) => each.port === port);
    if (listening === undefined) return ['ServicePortError', `${at} is not listening on port ${port}`] as const;
    const found = store.get(endpoints, namespace, name);
    if (found === undefined) return ['EndpointsNotFound', `cannot find endpoints for ${at}`] as const;
    const ready = found.subsets?.some(({ addresses = [] }) => addresses.length > 0) ?? false;
    if (ready) return ['Passed', 'all checks passed'] as const;
    const portName = listening.name ?? '';
    return ['MissingEndpoints', `endpoints for ${at} have no addresses with port name "${portName}"`] as const;
  }
}
