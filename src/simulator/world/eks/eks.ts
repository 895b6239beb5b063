import type { Disposable } from '../../../base/disposable.ts';
import { Emitter, type Event } from '../../../base/event.ts';
import type { SavedObject } from '../../kubernetes/savedObjects.ts';
import type { ControlPlane, StartControlPlane } from '../controlPlane.ts';
import type { AccessEntry, Addon, EksCluster, EksUpdate, Nodegroup } from './records.ts';
import type { World } from '../world.ts';
import { associateAccessPolicy, createAccessEntry, deleteAccessEntry, updateAccessEntry } from './accessEntries.ts';
import { createAddon, deleteAddon, goOn as addonGoesOn, updateAddon } from './clusterAddons.ts';
import { createCluster, deleteCluster, goOn as clusterGoesOn, restoreCluster } from './clusters.ts';
import type { EksContext } from './eksContext.ts';
import {
  createNodegroup,
  deleteNodegroup,
  goOn as nodegroupGoesOn,
  renewNodegroup,
  scaleNodegroup,
} from './nodegroups.ts';
import { NodeScaling } from './nodeScaling.ts';
import type {
  CreateAccessEntryRequest,
  CreateAddonRequest,
  CreateClusterRequest,
  CreateNodegroupRequest,
  ScalingRequest,
} from './requests.ts';

/**
 * EKS of the simulated account. Each method returns at once, or throws `AwsFault`; what it began goes on by the world's clock,
 * and `onDidChange` tells when a status changed.
 */
export class Eks implements Disposable {
  readonly #context: EksContext;
  readonly #scaling: NodeScaling;
  readonly #startControlPlane: StartControlPlane;

  readonly onDidChange: Event<void>;
  /** Something that a cluster's API stores changed, but for heartbeats and events. */
  readonly onDidStore: Event<void>;

  constructor(world: World, startControlPlane: StartControlPlane) {
    this.#context = { world, controlPlanes: new Map(), changed: new Emitter<void>(), stored: new Emitter<void>() };
    this.#scaling = new NodeScaling(this.#context);
    this.#startControlPlane = startControlPlane;
    this.onDidChange = this.#context.changed.event;
    this.onDidStore = this.#context.stored.event;
  }

  createCluster(request: CreateClusterRequest): EksCluster {
    return createCluster(this.#context, this.#startControlPlane, request);
  }

  deleteCluster(name: string): EksCluster {
    return deleteCluster(this.#context, name);
  }

  createNodegroup(clusterName: string, request: CreateNodegroupRequest): Nodegroup {
    return createNodegroup(this.#context, this.#scaling, clusterName, request);
  }

  /** What is left out of the request stays. */
  updateNodegroupConfig(clusterName: string, name: string, request: Partial<ScalingRequest>): EksUpdate {
    return scaleNodegroup(this.#context, this.#scaling, clusterName, name, request);
  }

  /** Replaces the nodes, by a version of their launch template if one is given. */
  renewNodegroup(
    clusterName: string,
    name: string,
    launchTemplate?: Nodegroup['launchTemplate'],
    size?: ScalingRequest,
  ): EksUpdate {
    return renewNodegroup(this.#context, this.#scaling, clusterName, name, launchTemplate, size);
  }

  deleteNodegroup(clusterName: string, name: string): Nodegroup {
    return deleteNodegroup(this.#context, this.#scaling, clusterName, name);
  }

  createAddon(clusterName: string, request: CreateAddonRequest): Addon {
    return createAddon(this.#context, clusterName, request);
  }

  /** What is left out of the request stays. */
  updateAddon(clusterName: string, name: string, change: Omit<CreateAddonRequest, 'name'>): EksUpdate {
    return updateAddon(this.#context, clusterName, name, change);
  }

  deleteAddon(clusterName: string, name: string): Addon {
    return deleteAddon(this.#context, clusterName, name);
  }

  createAccessEntry(clusterName: string, request: CreateAccessEntryRequest): AccessEntry {
    return createAccessEntry(this.#context.world, clusterName, request);
  }

  associateAccessPolicy(clusterName: string, principalArn: string, policy: AccessEntry['policies'][number]): void {
    associateAccessPolicy(this.#context.world, clusterName, principalArn, policy);
  }

  updateAccessEntry(
    clusterName: string,
    principalArn: string,
    change: Omit<CreateAccessEntryRequest, 'principalArn' | 'type'>,
  ): void {
    updateAccessEntry(this.#context.world, clusterName, principalArn, change);
  }

  deleteAccessEntry(clusterName: string, principalArn: string): void {
    deleteAccessEntry(this.#context.world, clusterName, principalArn);
  }

  /** Starts the control plane of a saved cluster, which the world has already, with what its API had stored. */
  restoreCluster(name: string, objects: readonly SavedObject[]): Promise<void> {
    return restoreCluster(this.#context, this.#startControlPlane, name, objects);
  }

  /** Lets everything go on that was under way when the world was saved; its control planes run again. */
  goOn(): void {
    for (const cluster of this.#context.world.clusters.values()) {
      clusterGoesOn(this.#context, cluster);
      for (const addon of cluster.addons.values()) addonGoesOn(this.#context, cluster, addon);
      for (const nodegroup of cluster.nodegroups.values()) {
        this.#scaling.goOn(cluster, nodegroup);
        nodegroupGoesOn(this.#context, this.#scaling, cluster, nodegroup);
      }
    }
  }

  /** Every running control plane. */
  get running(): readonly ControlPlane[] {
    return [...this.#context.controlPlanes.values()];
  }

  /** The running control plane of a cluster. */
  controlPlane(clusterName: string): ControlPlane | undefined {
    return this.#context.controlPlanes.get(clusterName);
  }

  /** Stops every control plane. */
  dispose(): void {
    for (const controlPlane of this.#context.controlPlanes.values()) controlPlane.dispose();
    this.#context.controlPlanes.clear();
    this.#context.changed.dispose();
    this.#context.stored.dispose();
  }
}
