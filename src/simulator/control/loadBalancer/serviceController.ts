import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { nodes, services } from '../../kubernetes/kinds.ts';
import type { Service } from '../../kubernetes/objects/service.ts';
import { updateObject, updateStatus } from '../../kubernetes/writes/update.ts';
import type { EksCluster } from '../../world/eks/records.ts';
import type { World } from '../../world/world.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { WorkQueue } from '../workQueue.ts';
import { balancedHosts } from './balancedHosts.ts';
import { balancerName, balancerRequest, wantsBalancer, type BalancerRequest } from './balancerRequest.ts';
import { ClassicBalancer } from './classicBalancer.ts';
import { EnsureFailure } from './ensureFailure.ts';
import { NetworkBalancer } from './networkBalancer.ts';
import { RetryPauses } from './retryPauses.ts';

const finalizer = 'service.kubernetes.io/load-balancer-cleanup';
/** Lab milliseconds from a change to the reaction, and what the calls to AWS take that make a balancer. */
const delay = 100;
const creationTime = 2500;
/** Lab milliseconds between tries to delete what a balancer's interfaces still hold, and how often that is tried. */
const removalPause = 10_000;
const removalTries = 60;

/** A balancer as it was last asked for. */
interface Ensured {
  readonly key: string;
  readonly request: BalancerRequest;
  hosts: readonly string[];
}

/**
 * Gives each service of type LoadBalancer its balancer in AWS, keeps the cluster's nodes behind it, and takes it away
 * again before the service may go. A balancer outlives a cluster that is deleted without its services, as on AWS.
 */
export class ServiceController implements Disposable {
  readonly #world: World;
  readonly #context: ControlContext;
  readonly #types: Readonly<Record<BalancerRequest['type'], ClassicBalancer | NetworkBalancer>>;
  readonly #owned = new DisposableStore();
  readonly #queue: WorkQueue;
  readonly #pauses = new RetryPauses();
  /** By the uid of the service. */
  readonly #ensured = new Map<string, Ensured>();
  /** Calls to AWS that are under way, by the key of their service. */
  readonly #busy = new Map<string, Disposable>();

  constructor(world: World, cluster: EksCluster, context: ControlContext) {
    this.#world = world;
    this.#context = context;
    this.#types = { classic: new ClassicBalancer(world, cluster), network: new NetworkBalancer(world, cluster) };
    this.#queue = this.#owned.add(new WorkQueue(context.clock, delay, (key) => this.#sync(key)));
    const hosts = this.#owned.add(new WorkQueue(context.clock, delay, () => this.#followNodes()));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object, previous }) => {
        if (kind === nodes && this.#ensured.size > 0) hosts.add('nodes');
        if (kind !== services || type === 'DELETED') return;
        if (previous !== undefined) this.#tellOfChange(previous as Service, object as Service);
        this.#queue.add(objectKey(object));
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    for (const each of this.#busy.values()) each.dispose();
  }

  #tellOfChange(before: Service, after: Service): void {
    if (wantsBalancer(before) !== wantsBalancer(after) && after.metadata.deletionTimestamp === undefined)
      this.#tell(after, 'Type', `${before.spec.type ?? ''} -> ${after.spec.type ?? ''}`);
    const ranges = (service: Service) => `[${service.spec.loadBalancerSourceRanges?.join(' ') ?? ''}]`;
    if (wantsBalancer(after) && ranges(before) !== ranges(after))
      this.#tell(after, 'LoadBalancerSourceRanges', `${ranges(before)} -> ${ranges(after)}`);
  }

  #sync(key: string): void {
    if (this.#busy.has(key)) return;
    const service = this.#read(key);
    if (service === undefined) return this.#pauses.forget(key);
    if (wantsBalancer(service)) this.#ensure(key, service);
    else if (service.metadata.finalizers?.includes(finalizer) === true) this.#remove(key, service);
  }

  #ensure(key: string, service: Service): void {
    const { uid = '' } = service.metadata;
    const request = this.#attempt(key, service, () => balancerRequest(service));
    if (request === undefined) return;
    const ensured = this.#ensured.get(uid);
    const hasHost = (service.status.loadBalancer?.ingress ?? []).length > 0;
    if (hasHost && ensured !== undefined && isSame(ensured.request, request)) return this.#follow(service, ensured);
    if (hasHost && ensured === undefined && this.#types[request.type].exists(request.name)) {
      // It was made before this control plane was started.
      this.#ensured.set(uid, { key, request, hosts: this.#hostsOf(service) });
      return;
    }
    this.#tell(service, 'EnsuringLoadBalancer', 'Ensuring load balancer');
    this.#setFinalizers(service, [...new Set([...(service.metadata.finalizers ?? []), finalizer])]);
    this.#later(key, creationTime, (current) => {
      const hosts = this.#hostsOf(current);
      const hostname = this.#attempt(key, current, () => this.#types[request.type].ensure(request, hosts));
      if (hostname === undefined) return;
      this.#pauses.forget(key);
      if (hosts.length === 0)
        this.#warn(current, 'UnAvailableLoadBalancer', 'There are no available nodes for LoadBalancer');
      this.#ensured.set(uid, { key, request, hosts });
      this.#tell(current, 'EnsuredLoadBalancer', 'Ensured load balancer');
      this.#setIngress(current, [{ hostname }]);
    });
  }

  #remove(key: string, service: Service): void {
    const name = balancerName(service);
    this.#ensured.delete(service.metadata.uid ?? '');
    if (Object.values(this.#types).some((type) => type.exists(name)))
      this.#tell(service, 'DeletingLoadBalancer', 'Deleting load balancer');
    this.#tryToRemove(key, name, removalTries);
  }

  #tryToRemove(key: string, name: string, tries: number): void {
    const isGone = Object.values(this.#types)
      .map((type) => type.remove(name))
      .every(Boolean);
    this.#later(key, isGone ? delay : removalPause, (service) => {
      if (isGone) {
        this.#pauses.forget(key);
        if (service.metadata.deletionTimestamp === undefined) this.#setIngress(service, []);
        this.#setFinalizers(
          this.#read(key) ?? service,
          (service.metadata.finalizers ?? []).filter((each) => each !== finalizer),
        );
        this.#tell(service, 'DeletedLoadBalancer', 'Deleted load balancer');
      } else if (tries > 1) {
        this.#tryToRemove(key, name, tries - 1);
      } else {
        this.#fail(key, service, `failed to delete load balancer: timed out deleting ELB: ${key}`);
      }
    });
  }

  /** Goes on with the service after so many lab milliseconds, if it is still there; what has changed meanwhile comes next. */
  #later(key: string, ms: number, next: (service: Service) => void): void {
    const before = this.#read(key)?.metadata;
    const turn = this.#context.clock.after(ms, () => {
      this.#busy.delete(key);
      const service = this.#read(key);
      if (service !== undefined && service.metadata.uid === before?.uid) next(service);
      if (service?.metadata.resourceVersion !== before?.resourceVersion) this.#queue.add(key);
    });
    this.#busy.set(key, turn);
  }

  #followNodes(): void {
    for (const [uid, ensured] of this.#ensured) {
      const service = this.#read(ensured.key);
      if (service?.metadata.uid !== uid) this.#ensured.delete(uid);
      else if (!this.#busy.has(ensured.key)) this.#follow(service, ensured);
    }
  }

  #follow(service: Service, ensured: Ensured): void {
    const hosts = this.#hostsOf(service);
    const known = new Set(ensured.hosts);
    if (hosts.length === known.size && hosts.every((id) => known.has(id))) return;
    const { key, request } = ensured;
    if (this.#attempt(key, service, () => this.#types[request.type].ensure(request, hosts)) === undefined) return;
    ensured.hosts = hosts;
    if (hosts.length === 0)
      this.#warn(service, 'UnAvailableLoadBalancer', 'There are no available nodes for LoadBalancer');
    this.#tell(service, 'UpdatedLoadBalancer', 'Updated load balancer with new hosts');
  }

  #hostsOf(service: Service): readonly string[] {
    const { api, release } = this.#context;
    const hosts = balancedHosts(api.store.list(nodes), service, release.minor);
    return hosts.filter((id) => this.#world.instances.has(id));
  }

  /** Undefined, an event and another try later when the cloud refuses. */
  #attempt<T>(key: string, service: Service, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof EnsureFailure)) throw error;
      this.#fail(key, service, `failed to ensure load balancer: ${error.message}`);
      return undefined;
    }
  }

  #fail(key: string, service: Service, reason: string): void {
    this.#warn(service, 'SyncLoadBalancerFailed', `Error syncing load balancer: ${reason}`);
    this.#queue.addLater(key, this.#pauses.next(key));
  }

  #read(key: string): Service | undefined {
    const { namespace, name } = splitKey(key);
    return this.#context.api.store.get(services, namespace, name);
  }

  #setFinalizers(service: Service, finalizers: readonly string[]): void {
    if (finalizers.length === (service.metadata.finalizers ?? []).length) return;
    const { resourceVersion: _, finalizers: _old, ...metadata } = service.metadata;
    const changed = { ...metadata, ...(finalizers.length > 0 && { finalizers }) };
    updateObject(this.#context.api, services, { ...service, metadata: changed });
  }

  #setIngress(service: Service, ingress: readonly { readonly hostname: string }[]): void {
    const { namespace = '', name } = service.metadata;
    const loadBalancer = ingress.length > 0 ? { ingress } : {};
    updateStatus(this.#context.api, services, namespace, name, (current) => ({ ...current.status, loadBalancer }));
  }

  #tell(service: Service, reason: string, message: string): void {
    this.#context.events.record(service, { component: 'service-controller' }, { type: 'Normal', reason, message });
  }

  #warn(service: Service, reason: string, message: string): void {
    this.#context.events.record(service, { component: 'service-controller' }, { type: 'Warning', reason, message });
  }
}

function isSame(a: BalancerRequest, b: BalancerRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
