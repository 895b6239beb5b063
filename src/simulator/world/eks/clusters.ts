import type { SavedObject } from '../../kubernetes/savedObjects.ts';
import type { ControlPlane, StartControlPlane } from '../controlPlane.ts';
import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { EksCluster } from './records.ts';
import { creatorEntry } from './accessEntries.ts';
import { addons, installableVersion } from './addonVersions.ts';
import { followHealth } from './clusterAddons.ts';
import {
  clusterSubnets,
  createClusterSecurityGroup,
  createControlPlaneInterfaces,
  defaultServiceCidr,
  removeControlPlaneNetwork,
} from './controlPlaneNetwork.ts';
import { later, type EksContext } from './eksContext.ts';
import { creatableVersion } from './kubernetesVersions.ts';
import { existingCluster } from './refusals.ts';
import type { CreateClusterRequest } from './requests.ts';

const minute = 60_000;
/** Typical lab time until a cluster is ACTIVE, and until a deleted one is gone (public logs, 2026: 8–11 and 1.5–4 minutes). */
const createTime = 9 * minute;
const deleteTime = 2.5 * minute;

/** Begins to create a cluster; its control plane starts beside and it is ACTIVE once both time and start are over. */
export function createCluster(
  context: EksContext,
  startControlPlane: StartControlPlane,
  request: CreateClusterRequest,
): EksCluster {
  const { world } = context;
  const cluster = newCluster(context, request);
  world.clusters.set(cluster.name, cluster);
  context.changed.fire();
  goOn(context, cluster, bringUp(context, startControlPlane, cluster));
  return cluster;
}

/** Lets a cluster go on from the state it is in; its control plane runs, or `starting` says when it does. */
export function goOn(context: EksContext, cluster: EksCluster, starting?: Promise<unknown>): void {
  if (cluster.status === 'DELETING') later(context, cluster, deleteTime, () => remove(context, cluster));
  if (cluster.status !== 'CREATING') return;
  let waitingFor = starting === undefined ? 1 : 2;
  const partDone = () => {
    waitingFor -= 1;
    if (waitingFor === 0 && cluster.status === 'CREATING') activate(context, cluster);
  };
  later(context, cluster, createTime, partDone);
  void starting?.then(partDone, (error: unknown) => {
    cluster.status = 'FAILED';
    cluster.issues.push({ code: 'InternalFailure', message: String(error), resourceIds: [] });
    context.changed.fire();
  });
}

/** Starts the control plane of a cluster that a saved world has; its endpoint and certificate are new. */
export async function restoreCluster(
  context: EksContext,
  start: StartControlPlane,
  name: string,
  objects: readonly SavedObject[],
): Promise<void> {
  const cluster = existingCluster(context.world, name);
  await bringUp(context, start, cluster, objects);
  const controlPlane = context.controlPlanes.get(name);
  if (controlPlane === undefined) return;
  if (cluster.endpoint !== undefined) tellEndpoint(cluster, controlPlane);
  for (const addon of cluster.addons.values()) followHealth(context, cluster, addon);
  context.changed.fire();
}

/** Begins to delete a cluster that has no node groups. */
export function deleteCluster(context: EksContext, name: string): EksCluster {
  const { world } = context;
  const cluster = existingCluster(world, name);
  if (cluster.nodegroups.size > 0)
    throw new AwsFault('ResourceInUseException', 'Cluster has nodegroups attached', 409, { clusterName: name });
  if (cluster.status === 'DELETING') return cluster;
  cluster.status = 'DELETING';
  context.changed.fire();
  goOn(context, cluster);
  return cluster;
}

function remove({ world, controlPlanes, changed }: EksContext, cluster: EksCluster): void {
  const { name, controlPlaneInterfaceIds, clusterSecurityGroupId } = cluster;
  controlPlanes.get(name)?.dispose();
  controlPlanes.delete(name);
  removeControlPlaneNetwork(world, controlPlaneInterfaceIds, clusterSecurityGroupId);
  world.clusters.delete(name);
  changed.fire();
}

/** Starts the control plane; it stops again at once if the cluster has gone meanwhile. */
async function bringUp(
  context: EksContext,
  start: StartControlPlane,
  cluster: EksCluster,
  objects: readonly SavedObject[] = [],
): Promise<void> {
  const controlPlane = await start(cluster, objects);
  if (context.world.clusters.get(cluster.name) !== cluster) return controlPlane.dispose();
  context.controlPlanes.set(cluster.name, controlPlane);
  controlPlane.onDidChange(() => context.changed.fire());
  controlPlane.onDidStore(() => context.stored.fire());
}

function newCluster({ world }: EksContext, request: CreateClusterRequest): EksCluster {
  const { name } = request;
  if (!/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(name))
    throw new AwsFault('InvalidParameterException', `The cluster name '${name}' is not valid`);
  if (world.clusters.has(name))
    throw new AwsFault('ResourceInUseException', `Cluster already exists with name: ${name}`, 409, {
      clusterName: name,
    });
  const version =
    world.recorded.next('cluster version', name) ?? creatableVersion(request.version, world.clock.now()).version;
  const subnets = clusterSubnets(world, request.subnetIds);
  const [{ vpcId }] = subnets;
  const securityGroupIds = [...(request.securityGroupIds ?? [])];
  for (const id of securityGroupIds) existing(world.securityGroups, 'securityGroup', id);
  const clusterSecurityGroupId = createClusterSecurityGroup(world, name, vpcId);
  const groups = [clusterSecurityGroupId, ...securityGroupIds];
  const creator = request.creatorArn ?? [...world.principals.values()][0]?.arn;
  const bootstrap = request.bootstrapClusterCreatorAdminPermissions ?? true;
  return {
    name,
    arn: `arn:aws:eks:${world.region}:${world.account}:cluster/${name}`,
    version,
    roleArn: request.roleArn,
    createdAt: world.clock.now(),
    vpcId,
    subnetIds: [...request.subnetIds],
    securityGroupIds,
    clusterSecurityGroupId,
    serviceCidr: request.serviceCidr ?? defaultServiceCidr(existing(world.vpcs, 'vpc', vpcId).cidr),
    oidcIssuer: `https://oidc.eks.${world.region}.amazonaws.com/id/${world.hex(32).toUpperCase()}`,
    authenticationMode: request.authenticationMode ?? 'CONFIG_MAP',
    supportType: request.supportType ?? 'EXTENDED',
    endpointPublicAccess: request.endpointPublicAccess ?? true,
    endpointPrivateAccess: request.endpointPrivateAccess ?? false,
    bootstrapsAddons: request.bootstrapSelfManagedAddons ?? true,
    controlPlaneInterfaceIds: createControlPlaneInterfaces(world, name, subnets, groups),
    status: 'CREATING',
    issues: [],
    addons: new Map(),
    nodegroups: new Map(),
    podIdentityAssociations: new Map(),
    updates: new Map(),
    accessEntries: new Map(bootstrap && creator !== undefined ? [[creator, creatorEntry(world, creator)]] : []),
    tags: { ...request.tags },
  };
}

function tellEndpoint(cluster: EksCluster, { endpoint, certificateAuthority }: ControlPlane): void {
  cluster.endpoint = endpoint;
  cluster.certificateAuthority = certificateAuthority;
}

function activate({ world, controlPlanes, changed }: EksContext, cluster: EksCluster): void {
  const controlPlane = controlPlanes.get(cluster.name);
  if (controlPlane === undefined) return;
  tellEndpoint(cluster, controlPlane);
  cluster.status = 'ACTIVE';
  if (cluster.bootstrapsAddons) {
    for (const { name } of addons.filter(({ type }) => type === 'networking'))
      controlPlane.bootstrapAddon({
        name,
        arn: '',
        createdAt: world.clock.now(),
        modifiedAt: world.clock.now(),
        version: installableVersion(name, cluster.version),
        status: 'ACTIVE',
        issues: [],
      });
  }
  changed.fire();
}
