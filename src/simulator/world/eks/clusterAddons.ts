import { AwsFault } from '../fault.ts';
import type { Addon, EksCluster } from '../state.ts';
import { installableVersion } from './addonVersions.ts';
import { later, type EksContext } from './eksContext.ts';
import { activeCluster, existingCluster } from './refusals.ts';
import type { CreateAddonRequest } from './requests.ts';

const second = 1_000;
/** Lab time an add-on takes at least (public logs: 14–35 s), and after which EKS stops waiting for its pods. */
const createTime = 24 * second;
const deleteTime = 10 * second;
const patience = 20 * 60 * second;

/** Installs an add-on; it is ACTIVE once its pods run where they should. */
export function createAddon(context: EksContext, clusterName: string, request: CreateAddonRequest): Addon {
  const { world } = context;
  const cluster = activeCluster(world, clusterName);
  const { name, serviceAccountRoleArn, configurationValues } = request;
  const version = installableVersion(name, cluster.version, request.version);
  if (cluster.addons.has(name))
    throw new AwsFault('ResourceInUseException', 'Addon already exists.', 409, { clusterName, addonName: name });
  const addon: Addon = {
    name,
    arn: `arn:aws:eks:${world.region}:${world.account}:addon/${clusterName}/${name}/${world.uuid()}`,
    createdAt: world.clock.now(),
    modifiedAt: world.clock.now(),
    version,
    status: 'CREATING',
    ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
    ...(configurationValues !== undefined && { configurationValues }),
  };
  cluster.addons.set(name, addon);
  context.controlPlanes.get(clusterName)?.installAddon(addon);
  context.changed.fire();
  whenHealthy(context, cluster, addon);
  return addon;
}

/** Brings an installed add-on to another version or configuration; what is left out stays. ACTIVE again when its pods run. */
export function updateAddon(
  context: EksContext,
  clusterName: string,
  name: string,
  change: Omit<CreateAddonRequest, 'name'>,
): Addon {
  const cluster = activeCluster(context.world, clusterName);
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
  if (change.version !== undefined) addon.version = installableVersion(name, cluster.version, change.version);
  if (change.serviceAccountRoleArn !== undefined) addon.serviceAccountRoleArn = change.serviceAccountRoleArn;
  if (change.configurationValues !== undefined) addon.configurationValues = change.configurationValues;
  move(context, addon, 'UPDATING');
  context.controlPlanes.get(clusterName)?.installAddon(addon);
  whenHealthy(context, cluster, addon);
  return addon;
}

/** Removes an add-on with its pods. */
export function deleteAddon(context: EksContext, clusterName: string, name: string): Addon {
  const cluster = existingCluster(context.world, clusterName);
  const addon = existingAddon(cluster, name);
  if (addon.status === 'DELETING') return addon;
  move(context, addon, 'DELETING');
  context.controlPlanes.get(clusterName)?.removeAddon(name);
  later(context, cluster, deleteTime, () => {
    if (cluster.addons.get(name) === addon) cluster.addons.delete(name);
    context.changed.fire();
  });
  return addon;
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

function whenHealthy(context: EksContext, cluster: EksCluster, addon: Addon): void {
  const began = addon.modifiedAt;
  const isWaiting = () => (addon.status === 'CREATING' || addon.status === 'UPDATING') && addon.modifiedAt === began;
  later(context, cluster, createTime, () => {
    const look = () => {
      if (isWaiting() && context.controlPlanes.get(cluster.name)?.addonHealthy(addon.name) === true)
        move(context, addon, 'ACTIVE');
      if (!isWaiting()) listening?.dispose();
    };
    const listening = context.controlPlanes.get(cluster.name)?.onDidChange(look);
    look();
  });
  later(context, cluster, patience, () => {
    if (isWaiting()) move(context, addon, 'DEGRADED');
  });
}

function move({ world, changed }: EksContext, addon: Addon, status: Addon['status']): void {
  addon.status = status;
  addon.modifiedAt = world.clock.now();
  changed.fire();
}
