import type { Disposable } from '../../../base/disposable.ts';
import { leases, nodes } from '../../kubernetes/kinds.ts';
import type { ObjectMeta } from '../../kubernetes/objects/meta.ts';
import { microStamp, stamp } from '../../kubernetes/stamps.ts';
import { StatusError } from '../../kubernetes/statusError.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import type { ControlContext } from '../controlContext.ts';

const leaseNamespace = 'kube-node-lease';
/** A kubelet renews its lease so often, and reports its node's conditions so often when they stay as they are. */
const renewTime = 10_000;
const reportTime = 5 * 60_000;
/** Seconds for which a lease counts. */
const leaseDuration = 40;

/**
 * The signs of life of one kubelet: the renewal of its lease and of what it said of its node. They go by wall time like
 * the stamps they write, at any speed: so they look right to people, and cost no more than those of a real cluster.
 */
export class Heartbeat implements Disposable {
  readonly #context: ControlContext;
  readonly #nodeName: string;
  #next: Disposable | undefined;

  constructor(context: ControlContext, nodeName: string) {
    this.#context = context;
    this.#nodeName = nodeName;
    this.#beat();
  }

  dispose(): void {
    this.#next?.dispose();
  }

  #beat(): void {
    try {
      this.#renewLease();
      this.#report();
    } catch (error) {
      // Nobody keeps a learner from deleting the namespace of the leases.
      if (!(error instanceof StatusError)) throw error;
    }
    this.#next = this.#context.clock.wall(renewTime, () => this.#beat());
  }

  #renewLease(): void {
    const { api } = this.#context;
    const now = microStamp(api.now());
    const current = api.store.get(leases, leaseNamespace, this.#nodeName);
    if (current === undefined)
      createObject(api, leases, {
        metadata: { name: this.#nodeName, namespace: leaseNamespace, ...this.#ownedByNode() },
        spec: { holderIdentity: this.#nodeName, leaseDurationSeconds: leaseDuration, renewTime: now },
      });
    else api.store.replace(leases, { ...current, spec: { ...current.spec, renewTime: now } });
  }

  /** Says again what it last said; what others say of a node whose kubelet was silent is not its to repeat. */
  #report(): void {
    const { api } = this.#context;
    const node = api.store.get(nodes, '', this.#nodeName);
    const due = stamp(api.now() - reportTime);
    const conditions = node?.status.conditions ?? [];
    const isStale = conditions.some(
      ({ status, lastHeartbeatTime }) =>
        status !== 'Unknown' && lastHeartbeatTime !== undefined && lastHeartbeatTime <= due,
    );
    if (node === undefined || !isStale) return;
    const lastHeartbeatTime = stamp(api.now());
    const renewed = conditions.map((each) => (each.status === 'Unknown' ? each : { ...each, lastHeartbeatTime }));
    api.store.replace(nodes, { ...node, status: { ...node.status, conditions: renewed } });
  }

  #ownedByNode(): Pick<ObjectMeta, 'ownerReferences'> {
    const uid = this.#context.api.store.get(nodes, '', this.#nodeName)?.metadata.uid;
    if (uid === undefined) return {};
    return { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: this.#nodeName, uid }] };
  }
}
