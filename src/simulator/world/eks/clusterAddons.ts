import { AwsFault } from '../fault.ts';
import type { Addon, EksCluster, EksUpdate, HealthIssue } from './records.ts';
import { checkConfiguration } from './addonConfiguration.ts';
import { installableVersion } from './addonVersions.ts';
import { later, type EksContext } from './eksContext.ts';
import { activeCluster, existingCluster } from './refusals.ts';
import type { CreateAddonRequest } from './requests.ts';
import { beginUpdate, endUpdate } from './updates.ts';

const second = 1_000;
/** Lab time an add-on takes at least (public logs: 14–35 s), and after which EKS stops waiting for its pods. */
const createTime = 24 * second;
const deleteTime = 10 * second;
/** Lab time after which EKS gives up when the cluster would not take the add-on so. */
const refusalTime = 5 * second;
const patience = 20 * 60 * second;

/** Installs an add-on; it is ACTIVE once its pods run where they should. */
export function createAddon(context: EksContext, clusterName: string, request: CreateAddonRequest): Addon {
  const { world } = context;
  const cluster = activeCluster(world, clusterName);
  const { name, serviceAccountRoleArn, configurationValues, resolveConflicts = 'NONE' } = request;
  const version = installableVersion(name, cluster.version, request.version);
  checkConfiguration(name, version, configurationValues);
  if (cluster.addons.has(name))
    throw new AwsFault('ResourceInUseException', 'Addon already exists.', 409, { clusterName, addonName: name });
  const addon: Addon = {
    name,
    arn: `arn:aws:eks:${world.region}:${world.account}:addon/${clusterName}/${name}/${world.uuid()}`,
    createdAt: world.clock.now(),
    modifiedAt: world.clock.now(),
    version,
    status: 'CREATING',
    issues: [],
    ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
    ...(configurationValues !== undefined && { configurationValues }),
  };
  cluster.addons.set(name, addon);
  const issue = context.controlPlanes.get(clusterName)?.installAddon(addon, resolveConflicts);
  context.changed.fire();
  if (issue !== undefined) addon.refusal = issue;
  goOn(context, cluster, addon);
  return addon;
}

/** Lets an add-on go on from the state it is in. */
export function goOn(context: EksContext, cluster: EksCluster, addon: Addon): void {
  const { status, refusal } = addon;
  if (status === 'DELETING') later(context, cluster, deleteTime, () => remove(context, cluster, addon));
  if (status !== 'CREATING' && status !== 'UPDATING') return;
  if (refusal === undefined) return whenHealthy(context, cluster, addon);
  later(context, cluster, refusalTime, () => settle(context, cluster, addon, failureOf[status], [refusal]));
}

const failureOf = { CREATING: 'CREATE_FAILED', UPDATING: 'UPDATE_FAILED' } as const;

/**
 * Brings an installed add-on to another version or configuration; what is left out stays. ACTIVE again when its pods run,
 * and as it was if the cluster would not take it so.
 */
export function updateAddon(
  context: EksContext,
  clusterName: string,
  name: string,
  change: Omit<CreateAddonRequest, 'name'>,
): EksUpdate {
  const { world } = context;
  const cluster = activeCluster(world, clusterName);
  const addon = existingAddon(cluster, name);
  if (addon.status === 'CREATING' || addon.status === 'UPDATING' || addon.status === 'DELETING')
    throw new AwsFault(
      'ResourceInUseException',
      `Addon ${name} cannot be updated as it is in ${addon.status} state`,
      409,
      {
        clusterName,
        addonName: name,
      },
    );
  const { resolveConflicts = 'NONE', serviceAccountRoleArn, configurationValues } = change;
  const version = change.version && installableVersion(name, cluster.version, change.version);
  checkConfiguration(name, version ?? addon.version, configurationValues);
  const wanted = {
    ...addon,
    ...(version !== undefined && { version }),
    ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
    ...(configurationValues !== undefined && { configurationValues }),
  };
  const update = beginUpdate(
    world,
    cluster,
    'AddonUpdate',
    { addonName: name },
    {
      AddonVersion: version,
      ServiceAccountRoleArn: serviceAccountRoleArn,
      ResolveConflicts: change.resolveConflicts,
      ConfigurationValues: configurationValues,
    },
  );
  const issue = context.controlPlanes.get(clusterName)?.installAddon(wanted, resolveConflicts);
  if (issue === undefined) Object.assign(addon, wanted);
  else addon.refusal = issue;
  move(context, addon, 'UPDATING');
  goOn(context, cluster, addon);
  return update;
}

/** Removes an add-on with its pods. */
export function deleteAddon(context: EksContext, clusterName: string, name: string): Addon {
  const cluster = existingCluster(context.world, clusterName);
  const addon = existingAddon(cluster, name);
  if (addon.status === 'DELETING') return addon;
  move(context, addon, 'DELETING');
  context.controlPlanes.get(clusterName)?.removeAddon(name);
  goOn(context, cluster, addon);
  return addon;
}

function remove({ changed }: EksContext, cluster: EksCluster, addon: Addon): void {
  if (cluster.addons.get(addon.name) === addon) cluster.addons.delete(addon.name);
  changed.fire();
}

/** The add-on, or EKS's refusal. */
export function existingAddon(cluster: EksCluster, name: string): Addon {
  const addon = cluster.addons.get(name);
  if (addon === undefined)
    throw new AwsFault('ResourceNotFoundException', `No addon: ${name} found in cluster: ${cluster.name}`, 404, {
      clusterName: cluster.name,
      addonName: name,
    });
  return addon;
}

/** ACTIVE when its pods run; DEGRADED if they do not in time, until they do. */
function whenHealthy(context: EksContext, cluster: EksCluster, addon: Addon): void {
  const began = addon.modifiedAt;
  const isWaiting = () => (addon.status === 'CREATING' || addon.status === 'UPDATING') && addon.modifiedAt === began;
  later(context, cluster, createTime, () => followHealth(context, cluster, addon, isWaiting));
  later(context, cluster, patience, () => {
    if (cluster.addons.get(addon.name) === addon && isWaiting()) settle(context, cluster, addon, 'DEGRADED', [tooFew]);
  });
}

/** Makes an add-on that is waiting or DEGRADED ACTIVE as soon as its pods run. */
export function followHealth(context: EksContext, cluster: EksCluster, addon: Addon, isWaiting = () => false): void {
  const controlPlane = context.controlPlanes.get(cluster.name);
  const look = () => {
    const wanted = cluster.addons.get(addon.name) === addon && (isWaiting() || addon.status === 'DEGRADED');
    if (wanted && controlPlane?.addonHealthy(addon.name) !== true) return;
    if (wanted) settle(context, cluster, addon, 'ACTIVE');
    listening?.dispose();
  };
  const listening = controlPlane?.onDidChange(look);
  look();
}

const tooFew = {
  code: 'InsufficientNumberOfReplicas',
  message: "The add-on is unhealthy because it doesn't have the desired number of replicas.",
  resourceIds: [],
};

function settle(
  context: EksContext,
  cluster: EksCluster,
  addon: Addon,
  status: Addon['status'],
  issues: readonly HealthIssue[] = [],
): void {
  addon.issues = [...issues];
  delete addon.refusal;
  endUpdate(cluster, { addonName: addon.name }, issues);
  move(context, addon, status);
}

function move({ world, changed }: EksContext, addon: Addon, status: Addon['status']): void {
  addon.status = status;
  addon.modifiedAt = world.clock.now();
  changed.fire();
}
