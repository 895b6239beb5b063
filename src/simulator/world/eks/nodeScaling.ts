import { runInstance, terminateInstance } from '../compute/instances.ts';
import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { EksCluster, Instance, Nodegroup } from '../state.ts';
import { later, type EksContext } from './eksContext.ts';
import { nodeLaunch } from './nodeTemplate.ts';
import { endUpdate } from './updates.ts';

const second = 1_000;
/** Lab time until the scaling group replaces an instance it lost, or tries a launch again that failed. */
const replacementTime = 30 * second;
const retryTime = 60 * second;
/** Lab time until the scaling group finds that a member does not run any more. */
const healthCheckTime = 60 * second;
/** Lab time a node has for its pods before its instance is terminated all the same. */
const drainLimit = 900 * second;

/** The scaling groups behind managed node groups: keeps each at its desired size and tells control planes of its instances. */
export class NodeScaling {
  readonly #context: EksContext;
  /** Ids of instances whose nodes are being drained. */
  readonly #leaving = new Set<string>();

  constructor(context: EksContext) {
    this.#context = context;
    context.world.instanceChanged.event((instance) => this.#follow(instance));
    context.changed.event(() => this.#settle());
  }

  /** Launches or terminates instances until the group has as many as desired. */
  reconcile(cluster: EksCluster, nodegroup: Nodegroup): void {
    if (nodegroup.status === 'DELETING' || nodegroup.status === 'CREATE_FAILED') return;
    // While nodes are replaced, the new one comes before the old one goes.
    const isReplacing = this.#live(nodegroup).some(({ id }) => nodegroup.outdatedIds.includes(id));
    const desired = nodegroup.scaling.desired + (isReplacing ? 1 : 0);
    try {
      while (this.#live(nodegroup).length < desired) this.#launch(cluster, nodegroup);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      nodegroup.issues = [
        { code: 'AsgInstanceLaunchFailures', message: error.message, resourceIds: [nodegroup.autoScalingGroupName] },
      ];
      later(this.#context, cluster, retryTime, () => this.reconcile(cluster, nodegroup));
    }
    while (this.#live(nodegroup).length > desired) this.#retireOne(cluster, nodegroup);
    this.#settle();
  }

  /** Drains all nodes of a group for at most `limit` lab milliseconds, and terminates their instances. */
  retireAll(cluster: EksCluster, nodegroup: Nodegroup, limit: number): void {
    for (const id of nodegroup.instanceIds) this.#retire(cluster, id, limit);
  }

  /** The members that count: not those on their way out. */
  #live(nodegroup: Nodegroup): Instance[] {
    return nodegroup.instanceIds
      .flatMap((id) => this.#context.world.instances.get(id) ?? [])
      .filter(({ id, state }) => (state === 'pending' || state === 'running') && !this.#leaving.has(id));
  }

  /** Launches into the zone that has the fewest instances of the group. */
  #launch(cluster: EksCluster, nodegroup: Nodegroup): void {
    const { world } = this.#context;
    const zones = this.#live(nodegroup).map(({ zone }) => zone);
    const subnets = nodegroup.subnetIds.map((id) => existing(world.subnets, 'subnet', id));
    const [fewest] = subnets.toSorted((a, b) => countOf(zones, a.zone) - countOf(zones, b.zone));
    if (fewest === undefined) return;
    nodegroup.instanceIds.push(runInstance(world, nodeLaunch(world, cluster, nodegroup, fewest.id)).id);
  }

  /** Does without the oldest instance of the zone that has the most. */
  #retireOne(cluster: EksCluster, nodegroup: Nodegroup): void {
    const live = this.#live(nodegroup);
    const zones = live.map(({ zone }) => zone);
    const [oldest] = live.toSorted((a, b) => countOf(zones, b.zone) - countOf(zones, a.zone));
    if (oldest !== undefined) this.#retire(cluster, oldest.id, drainLimit);
  }

  #retire(cluster: EksCluster, id: string, limit: number): void {
    const { world, controlPlanes } = this.#context;
    if (this.#leaving.has(id)) return;
    this.#leaving.add(id);
    const terminate = () => {
      if (world.instances.has(id)) terminateInstance(world, id, 'scaling group');
    };
    const controlPlane = controlPlanes.get(cluster.name);
    if (controlPlane === undefined) terminate();
    else controlPlane.drain(id, limit, terminate);
  }

  #follow(instance: Instance): void {
    for (const cluster of this.#context.world.clusters.values())
      for (const nodegroup of cluster.nodegroups.values())
        if (nodegroup.instanceIds.includes(instance.id)) this.#followMember(cluster, nodegroup, instance);
  }

  #followMember(cluster: EksCluster, nodegroup: Nodegroup, instance: Instance): void {
    const controlPlane = this.#context.controlPlanes.get(cluster.name);
    if (instance.state === 'running') controlPlane?.instanceRunning(instance, nodegroup);
    if (instance.state === 'stopping' || instance.state === 'shutting-down')
      controlPlane?.instanceStopping(instance.id);
    // Its health check finds a member that was stopped, and the group has no use for it.
    if (instance.state === 'stopping')
      later(this.#context, cluster, healthCheckTime, () => {
        if (instance.state === 'stopping' || instance.state === 'stopped')
          terminateInstance(this.#context.world, instance.id, 'scaling group');
      });
    if (instance.state === 'shutting-down')
      later(this.#context, cluster, replacementTime, () => this.reconcile(cluster, nodegroup));
    if (instance.state === 'terminated') {
      this.#leaving.delete(instance.id);
      nodegroup.instanceIds = nodegroup.instanceIds.filter((id) => id !== instance.id);
      nodegroup.outdatedIds = nodegroup.outdatedIds.filter((id) => id !== instance.id);
      if (nodegroup.status === 'UPDATING') this.reconcile(cluster, nodegroup);
    }
    this.#settle();
  }

  /** Retires one node of an earlier version when everything else of the group is ready and there is one more than desired. */
  #replaceNext(cluster: EksCluster, nodegroup: Nodegroup, ready: ReadonlySet<string>): void {
    const { instanceIds, outdatedIds, scaling, status } = nodegroup;
    const [next] = outdatedIds;
    const spare = instanceIds.length > scaling.desired && this.#live(nodegroup).length === instanceIds.length;
    if (status === 'UPDATING' && next !== undefined && spare && instanceIds.every((id) => ready.has(id)))
      this.#retire(cluster, next, drainLimit);
  }

  /** A group is ACTIVE again as soon as it has its desired number of nodes, all Ready, and none on its way out. */
  #settle(): void {
    for (const cluster of this.#context.world.clusters.values()) {
      const ready = this.#context.controlPlanes.get(cluster.name)?.readyInstances() ?? new Set();
      for (const nodegroup of cluster.nodegroups.values()) {
        const waiting = nodegroup.status === 'CREATING' || nodegroup.status === 'UPDATING';
        const { instanceIds, scaling } = nodegroup;
        this.#replaceNext(cluster, nodegroup, ready);
        if (!waiting || nodegroup.outdatedIds.length > 0) continue;
        if (instanceIds.length !== scaling.desired || !instanceIds.every((id) => ready.has(id))) continue;
        nodegroup.status = 'ACTIVE';
        nodegroup.issues = [];
        nodegroup.modifiedAt = this.#context.world.clock.now();
        endUpdate(cluster, { nodegroupName: nodegroup.name });
        this.#context.changed.fire();
      }
    }
  }
}

function countOf(list: readonly string[], value: string): number {
  return list.filter((each) => each === value).length;
}
