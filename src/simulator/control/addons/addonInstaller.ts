import { daemonSets, deployments } from '../../kubernetes/kinds.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { Kind } from '../../kubernetes/kind.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateObject } from '../../kubernetes/writes/update.ts';
import type { Addon } from '../../world/state.ts';
import { addonManifests, type AddonSite, type Manifest } from './addonManifests.ts';

/** Puts EKS add-ons into the cluster, changes them, takes them out, and tells whether they run. */
export class AddonInstaller {
  readonly #api: KubeApi;
  readonly #site: AddonSite;
  readonly #installed = new Map<string, readonly Manifest[]>();

  constructor(api: KubeApi, site: AddonSite) {
    this.#api = api;
    this.#site = site;
  }

  /** Installs the add-on, or brings an installed one to its present version and configuration. */
  install(addon: Addon): void {
    const manifests = addonManifests(addon, this.#site);
    for (const { kind, object } of manifests) {
      const { namespace = '', name } = object.metadata;
      if (this.#api.store.get(kind, namespace, name) === undefined) createObject(this.#api, kind, object);
      else updateObject(this.#api, kind, object);
    }
    this.#installed.set(addon.name, manifests);
  }

  /** Takes an add-on whose objects are there, as whoever changed them last left them, to be installed. */
  adopt(addon: Addon): void {
    this.#installed.set(addon.name, addonManifests(addon, this.#site));
  }

  remove(name: string): void {
    for (const { kind, object } of this.#installed.get(name) ?? []) {
      const { namespace = '', name: objectName } = object.metadata;
      if (this.#api.store.get(kind, namespace, objectName) !== undefined)
        deleteObject(this.#api, kind, namespace, objectName);
    }
    this.#installed.delete(name);
  }

  /** False for one that is not installed; one without a workload of its own is always healthy. */
  isHealthy(name: string): boolean {
    const manifests = this.#installed.get(name);
    return manifests?.every(({ kind, object }) => this.#runs(kind, object.metadata.name)) === true;
  }

  #runs(kind: Kind, name: string): boolean {
    if (kind.plural === daemonSets.plural) {
      const set = this.#api.store.get(daemonSets, 'kube-system', name);
      const { status, metadata } = set ?? {};
      return (
        status?.observedGeneration === metadata?.generation &&
        (status?.updatedNumberScheduled ?? 0) === status?.desiredNumberScheduled &&
        status?.numberReady === status?.desiredNumberScheduled
      );
    }
    if (kind.plural !== deployments.plural) return true;
    const { spec, status, metadata } = this.#api.store.get(deployments, 'kube-system', name) ?? {};
    return (
      status?.observedGeneration === metadata?.generation &&
      status?.updatedReplicas === spec?.replicas &&
      status?.availableReplicas === spec?.replicas
    );
  }
}
