import { daemonSets, deployments } from '../../kubernetes/kinds.ts';
import { applyObject, contestedFields, withoutContested } from '../../kubernetes/apply/applyObject.ts';
import { pathsOf } from '../../kubernetes/apply/fieldSet.ts';
import type { FieldManager } from '../../kubernetes/apply/managedFields.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import { apiVersion, type Kind } from '../../kubernetes/kind.ts';
import { StatusError } from '../../kubernetes/statusError.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import type { ResolveConflicts } from '../../world/controlPlane.ts';
import type { Addon, HealthIssue } from '../../world/eks/records.ts';
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

  /**
   * Installs the add-on, or brings an installed one to its present version and configuration, by server-side apply. With
   * NONE fields that others own and have set otherwise keep it from that, as does a configuration the API refuses: then
   * nothing is applied, and the answer is why.
   */
  install(addon: Addon, resolveConflicts: ResolveConflicts): HealthIssue | undefined {
    const api = this.#api;
    const applied = addonManifests(addon, this.#site).map(({ kind, object }) => {
      const manager = managerOf(kind, 'eks', 'Apply');
      const contested = contestedFields(api, kind, object, manager);
      const wanted = resolveConflicts === 'PRESERVE' ? withoutContested(kind, object, contested) : object;
      const apply = (dryRun: boolean) => applyObject(api, kind, wanted, { manager, force: true, dryRun });
      const { name } = object.metadata;
      return {
        kind,
        object,
        apply,
        conflicts: pathsOf(contested).map((path) => `${kindText(kind)} ${name} - ${path}`),
      };
    });
    const conflicts = applied.flatMap((each) => each.conflicts);
    if (resolveConflicts === 'NONE' && conflicts.length > 0) return conflictIssue(conflicts);
    if (addon.configurationValues !== undefined && !applied.every(({ apply }) => isTaken(apply))) return invalid;
    for (const { apply } of applied) apply(false);
    this.#installed.set(addon.name, applied);
    return undefined;
  }

  /** Creates the objects of an add-on as EKS does in a new cluster, where they are the user's to manage. */
  bootstrap(addon: Addon): void {
    const manifests = addonManifests(addon, this.#site);
    for (const { kind, object } of manifests) {
      createObject(this.#api, kind, object, { manager: managerOf(kind, 'kubectl-client-side-apply', 'Update') });
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

/** Whether the API takes an object, without storing it. */
function isTaken(apply: (dryRun: boolean) => unknown): boolean {
  try {
    apply(true);
    return true;
  } catch (error) {
    if (error instanceof StatusError) return false;
    throw error;
  }
}

const invalid: HealthIssue = {
  code: 'UnsupportedAddonModification',
  message: 'Amazon EKS was unable to complete the addon operation. The configuration values provided are invalid.',
  resourceIds: [],
};

function conflictIssue(conflicts: readonly string[]): HealthIssue {
  const message = `Conflicts found when trying to apply. Will not continue due to resolve conflicts mode. Conflicts:\n${conflicts.join('\n')}`;
  return { code: 'ConfigurationConflict', message, resourceIds: [] };
}

function managerOf(kind: Kind, manager: string, operation: FieldManager['operation']): FieldManager {
  return { manager, operation, apiVersion: apiVersion(kind), subresource: undefined };
}

function kindText({ kind, group }: Kind): string {
  return group === '' ? kind : `${kind}.${group}`;
}
