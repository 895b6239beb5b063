import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { existing } from '../resourceIds.ts';
import { AwsFault } from '../fault.ts';
import { templateData } from '../compute/launchTemplates.ts';
import { routesOf } from '../network/routeTables.ts';
import type { EksCluster, EksUpdate, Nodegroup } from './records.ts';
import type { World } from '../world.ts';
import { nodeEntry } from './accessEntries.ts';
import { later, type EksContext } from './eksContext.ts';
import type { NodeScaling } from './nodeScaling.ts';
import { releaseVersion } from './kubernetesVersions.ts';
import { activeCluster, existingCluster, existingNodegroup } from './refusals.ts';
import type { CreateNodegroupRequest, ScalingRequest } from './requests.ts';
import { beginUpdate } from './updates.ts';

const second = 1_000;
/** Lab time before the first launch: EKS makes its scaling group. */
const preparation = 12 * second;
/** Lab time a new group has for all its nodes to join. */
const joinTime = 20 * 60 * second;
/** Lab time a deletion takes: EKS gets ready for it, nodes are drained, instances terminated, the scaling group deleted. */
const deleteTime = 250 * second;

/** Begins to create a managed node group: ACTIVE when all its nodes are Ready. */
export function createNodegroup(
  context: EksContext,
  scaling: NodeScaling,
  clusterName: string,
  request: CreateNodegroupRequest,
): Nodegroup {
  const { world } = context;
  const cluster = activeCluster(world, clusterName);
  const prefixDelegation = context.controlPlanes.get(clusterName)?.usesPrefixes() ?? false;
  const nodegroup = newNodegroup(world, cluster, request, prefixDelegation);
  cluster.nodegroups.set(nodegroup.name, nodegroup);
  if (cluster.authenticationMode !== 'CONFIG_MAP' && !cluster.accessEntries.has(nodegroup.nodeRoleArn))
    cluster.accessEntries.set(nodegroup.nodeRoleArn, nodeEntry(world, nodegroup.nodeRoleArn));
  context.changed.fire();
  goOn(context, scaling, cluster, nodegroup);
  return nodegroup;
}

/** Lets a node group go on from the state it is in. */
export function goOn(context: EksContext, scaling: NodeScaling, cluster: EksCluster, nodegroup: Nodegroup): void {
  const after = (ms: number, run: () => void) => later(context, cluster, ms, run);
  switch (nodegroup.status) {
    case 'CREATING':
      after(preparation, () => begin(context, scaling, cluster, nodegroup));
      after(joinTime, () => giveUp(context, nodegroup));
      break;
    case 'DELETING':
      after(preparation, () => scaling.retireAll(cluster, nodegroup));
      after(deleteTime, () => remove(context, cluster, nodegroup));
      break;
    default:
      after(preparation, () => scaling.reconcile(cluster, nodegroup));
  }
}

function begin(context: EksContext, scaling: NodeScaling, cluster: EksCluster, nodegroup: Nodegroup): void {
  const subnetId = nodegroup.subnetIds.find((id) => !givesPublicAddress(context.world, id));
  if (subnetId === undefined) return scaling.reconcile(cluster, nodegroup);
  fail(
    context,
    nodegroup,
    'Ec2SubnetInvalidConfiguration',
    `One or more Amazon EC2 Subnets of [${nodegroup.subnetIds.join(', ')}] for node group ${nodegroup.name} does not automatically assign public IP addresses to instances launched into it. If you want your instances to be assigned a public IP address, then you need to enable auto-assign public IP address for the subnet.`,
    [subnetId],
  );
}

function giveUp(context: EksContext, nodegroup: Nodegroup): void {
  if (nodegroup.issues.length > 0) return fail(context, nodegroup);
  const message = 'Instances failed to join the kubernetes cluster';
  fail(context, nodegroup, 'NodeCreationFailure', message, nodegroup.instanceIds);
}

/** Changes how many nodes there are to be; the group is UPDATING until there are that many. */
export function scaleNodegroup(
  context: EksContext,
  scaling: NodeScaling,
  clusterName: string,
  name: string,
  request: Partial<ScalingRequest>,
): EksUpdate {
  const wanted = { ...existingNodegroup(existingCluster(context.world, clusterName), name).scaling, ...request };
  checkScaling(wanted);
  const asked = { MinSize: request.min, MaxSize: request.max, DesiredSize: request.desired };
  return update(context, scaling, clusterName, name, 'ConfigUpdate', asked, (nodegroup) => {
    nodegroup.scaling = wanted;
  });
}

/**
 * Replaces a group's nodes one after the other by new ones, of this version of its launch template if one is given. There
 * may be another number of them then.
 */
export function renewNodegroup(
  context: EksContext,
  scaling: NodeScaling,
  clusterName: string,
  name: string,
  launchTemplate?: { readonly id: string; readonly version: string },
  size?: ScalingRequest,
): EksUpdate {
  if (size !== undefined) checkScaling(size);
  if (launchTemplate !== undefined) templateData(context.world, launchTemplate.id, launchTemplate.version);
  const { version } = existingCluster(context.world, clusterName);
  const asked = {
    Version: version,
    ReleaseVersion: releaseVersion(version),
    LaunchTemplateVersion: launchTemplate?.version,
  };
  return update(context, scaling, clusterName, name, 'VersionUpdate', asked, (nodegroup) => {
    if (launchTemplate !== undefined) nodegroup.launchTemplate = { ...launchTemplate };
    if (size !== undefined) nodegroup.scaling = size;
    nodegroup.prefixDelegation = context.controlPlanes.get(clusterName)?.usesPrefixes() ?? false;
    nodegroup.outdatedIds = [...nodegroup.instanceIds];
  });
}

/** Changes an ACTIVE group, which is UPDATING until its nodes are as wanted. */
function update(
  context: EksContext,
  scaling: NodeScaling,
  clusterName: string,
  name: string,
  type: EksUpdate['type'],
  asked: Readonly<Record<string, string | number | undefined>>,
  change: (nodegroup: Nodegroup) => void,
): EksUpdate {
  const cluster = existingCluster(context.world, clusterName);
  const nodegroup = existingNodegroup(cluster, name);
  if (nodegroup.status !== 'ACTIVE')
    throw new AwsFault(
      'ResourceInUseException',
      `Nodegroup cannot be updated as it is currently not in Active State`,
      409,
      { clusterName, nodegroupName: name },
    );
  change(nodegroup);
  nodegroup.status = 'UPDATING';
  nodegroup.modifiedAt = context.world.clock.now();
  context.changed.fire();
  goOn(context, scaling, cluster, nodegroup);
  return beginUpdate(context.world, cluster, type, { nodegroupName: name }, asked);
}

/** Begins to delete a node group with its instances. */
export function deleteNodegroup(
  context: EksContext,
  scaling: NodeScaling,
  clusterName: string,
  name: string,
): Nodegroup {
  const cluster = existingCluster(context.world, clusterName);
  const nodegroup = existingNodegroup(cluster, name);
  if (nodegroup.status === 'DELETING') return nodegroup;
  nodegroup.status = 'DELETING';
  nodegroup.modifiedAt = context.world.clock.now();
  context.changed.fire();
  goOn(context, scaling, cluster, nodegroup);
  return nodegroup;
}

function remove({ changed }: EksContext, cluster: EksCluster, nodegroup: Nodegroup): void {
  cluster.nodegroups.delete(nodegroup.name);
  const roleInUse = [...cluster.nodegroups.values()].some((other) => other.nodeRoleArn === nodegroup.nodeRoleArn);
  const entry = cluster.accessEntries.get(nodegroup.nodeRoleArn);
  if (!roleInUse && entry?.type === 'EC2_LINUX') cluster.accessEntries.delete(nodegroup.nodeRoleArn);
  changed.fire();
}

function newNodegroup(
  world: World,
  cluster: EksCluster,
  request: CreateNodegroupRequest,
  prefixDelegation: boolean,
): Nodegroup {
  const { name, launchTemplate } = request;
  const members = { clusterName: cluster.name, nodegroupName: name };
  if (cluster.nodegroups.has(name))
    throw new AwsFault(
      'ResourceInUseException',
      `NodeGroup already exists with name ${name} and cluster name ${cluster.name}`,
      409,
      members,
    );
  const instanceTypes = [...(request.instanceTypes ?? ['t3.medium'])];
  const unknown = instanceTypes.find((type) => limitsOf(type) === undefined);
  if (unknown !== undefined)
    throw new AwsFault(
      'InvalidParameterException',
      `The following supplied instance types do not exist: [${unknown}]`,
      400,
      members,
    );
  checkScaling(request.scaling);
  for (const id of request.subnetIds) existing(world.subnets, 'subnet', id);
  if (launchTemplate !== undefined) existing(world.launchTemplates, 'launchTemplate', launchTemplate.id);
  const uuid = world.uuid();
  return {
    name,
    arn: `arn:aws:eks:${world.region}:${world.account}:nodegroup/${cluster.name}/${name}/${uuid}`,
    createdAt: world.clock.now(),
    modifiedAt: world.clock.now(),
    nodeRoleArn: request.nodeRoleArn,
    subnetIds: [...request.subnetIds],
    instanceTypes,
    amiType: request.amiType ?? 'AL2023_x86_64_STANDARD',
    diskSize: request.diskSize ?? 20,
    ...(launchTemplate !== undefined && {
      launchTemplate: { id: launchTemplate.id, version: launchTemplate.version ?? '$Default' },
    }),
    prefixDelegation,
    labels: { ...request.labels },
    scaling: { ...request.scaling },
    status: 'CREATING',
    instanceIds: [],
    outdatedIds: [],
    leavingIds: [],
    autoScalingGroupName: `eks-${name}-${uuid}`,
    issues: [],
    tags: { ...request.tags },
  };
}

function checkScaling({ min, max, desired }: ScalingRequest): void {
  const refuse = (message: string) => {
    throw new AwsFault('InvalidParameterException', message);
  };
  if (min < 0 || max < 1) refuse('Minimum size cannot be less than 0 and maximum size cannot be less than 1');
  if (min > desired) refuse(`Minimum capacity ${min} can't be greater than desired size ${desired}`);
  if (desired > max) refuse(`Desired capacity ${desired} can't be greater than max size ${max}`);
}

/** False for a subnet that leads to the internet but gives instances no address to use there. */
function givesPublicAddress(world: World, subnetId: string): boolean {
  const { mapPublicIpOnLaunch } = existing(world.subnets, 'subnet', subnetId);
  return mapPublicIpOnLaunch || !routesOf(world, subnetId).some(({ gatewayId }) => gatewayId.startsWith('igw-'));
}

/** Gives a group up that is still being created. */
function fail(context: EksContext, nodegroup: Nodegroup, code = '', message = '', resourceIds: readonly string[] = []) {
  if (nodegroup.status !== 'CREATING') return;
  if (code !== '') nodegroup.issues.push({ code, message, resourceIds: [...resourceIds] });
  nodegroup.status = 'CREATE_FAILED';
  context.changed.fire();
}
