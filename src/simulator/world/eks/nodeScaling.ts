import { runInstance, terminateInstance } from '../compute/instances.ts';
import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { Instance } from '../compute/records.ts';
import type { EksCluster, Nodegroup } from './records.ts';
import { later, type EksContext } from './eksContext.ts';
import { nodeLaunch } from './nodeTemplate.ts';
import { endUpdate } from './updates.ts';

const second = 1_000;
/** Lab time until the scaling group replaces an instance it lost, or tries a launch again that failed. */
const replacementTime = 30 * second;
const retryTime = 60 * second;
/** Lab time until the scaling group finds that a member does not run any more. */
const healthCheckTime = 60 * second;
/** Lab time a node has for its pods before its instance is terminated all the same; less when the whole group goes. */
const drainLimit = 900 * second;
const lastDrainLimit = 60 * second;

/** The scaling groups behind managed node groups: keeps each at its desired size and tells control planes of its instances. */
export class NodeScaling {
  readonly #context: EksContext;

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

  /** Drains all nodes of a group, and terminates their instances. */
  retireAll(cluster: EksCluster, nodegroup: Nodegroup): void {
    for (const id of nodegroup.instanceIds) this.#retire(cluster, nodegroup, id);
  }

  /** Lets members of a group go on from the state they are in: those being drained, and those that do not run any more. */
  goOn(cluster: EksCluster, nodegroup: Nodegroup): void {
    for (const id of nodegroup.leavingIds) this.#drain(cluster, nodegroup, id);
    for (const instance of this.#membersOf(nodegroup))
      if (instance.state === 'stopping' || instance.state === 'stopped') this.#checkHealth(cluster, instance);
  }

  #membersOf({ instanceIds }: Nodegroup): Instance[] {
    return instanceIds.flatMap((id) => this.#context.world.instances.get(id) ?? []);
  }

  /** The members that count: not those on their way out. */
  #live(nodegroup: Nodegroup): Instance[] {
    return this.#membersOf(nodegroup).filter(
      ({ id, state }) => (state === 'pending' || state === 'running') && !nodegroup.leavingIds.includes(id),
    );
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
    if (oldest !== undefined) this.#retire(cluster, nodegroup, oldest.id);
  }

  #retire(cluster: EksCluster, nodegroup: Nodegroup, id: string): void {
    if (nodegroup.leavingIds.includes(id)) return;
    nodegroup.leavingIds.push(id);
    this.#drain(cluster, nodegroup, id);
  }

  #drain(cluster: EksCluster, { status }: Nodegroup, id: string): void {
    const { world, controlPlanes } = this.#context;
    const terminate = () => {
      if (world.instances.has(id)) terminateInstance(world, id, 'scaling group');
    };
    const controlPlane = controlPlanes.get(cluster.name);
    if (controlPlane === undefined) terminate();
    else controlPlane.drain(id, status === 'DELETING' ? lastDrainLimit : drainLimit, terminate);
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
    if (instance.state === 'stopping') this.#checkHealth(cluster, instance);
    if (instance.state === 'shutting-down')
      later(this.#context, cluster, replacementTime, () => this.reconcile(cluster, nodegroup));
    if (instance.state === 'terminated') {
      const others = (ids: readonly string[]) => ids.filter((id) => id !== instance.id);
      nodegroup.instanceIds = others(nodegroup.instanceIds);
      nodegroup.outdatedIds = others(nodegroup.outdatedIds);
      nodegroup.leavingIds = others(nodegroup.leavingIds);
      if (nodegroup.status === 'UPDATING') this.reconcile(cluster, nodegroup);
    }
    this.#settle();
  }

  /** The group has no use for a member that was stopped, once its health check finds it. */
  #checkHealth(cluster: EksCluster, instance: Instance): void {
    later(this.#context, cluster, healthCheckTime, () => {
      if (instance.state === 'stopping' || instance.state === 'stopped')
        terminateInstance(this.#context.world, instance.id, 'scaling group');
    });
  }

  /** Retires one node of an earlier version when everything else of the group is ready and there is one more than desired. */
  #replaceNext(cluster: EksCluster, nodegroup: Nodegroup, ready: ReadonlySet<string>): void {
    const { instanceIds, outdatedIds, scaling, status } = nodegroup;
    const [next] = outdatedIds;
    const spare = instanceIds.length > scaling.desired && this.#live(nodegroup).length === instanceIds.length;
    if (status === 'UPDATING' && next !== undefined && spare && instanceIds.every((id) => ready.has(id)))
      this.#retire(cluster, nodegroup, next);
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
