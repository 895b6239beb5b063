import { isLeakedInterface } from './leakedInterface.ts';
import { isThere, resourceKey, type LabInventory, type LabPlace, type LabResource } from './labResource.ts';
import { familyRole, looksLikeFamily } from './stackFamily.ts';

/** Why something is, or is not, the lab's. `detail` is the tag, name or id that says so. */
export interface Why {
  readonly code:
    | 'family-stack'
    | 'in-stack'
    | 'of-cluster'
    | 'of-instance'
    | 'of-load-balancer'
    | 'of-vpc'
    | 'cluster-tag'
    | 'cluster-name'
    | 'left-by-node'
    | 'issuer'
    | 'eksctl-key'
    | 'by-hand'
    | 'no-tag'
    | 'other-cluster'
    | 'other-vpc'
    | 'which-cluster'
    | 'foreign-in-vpc';
  readonly detail: string;
}

export interface Belonging {
  /**
   * `with`: goes when what made it goes. `delete`: the lab's, and nobody deletes it but we. `by-hand`: a person made it inside
   * the cluster, outside the family. `no`: somebody else's, never touched.
   */
  readonly ours: 'with' | 'delete' | 'by-hand' | 'no';
  readonly why: Why;
}

type Judge = (resource: LabResource, inventory: LabInventory) => Belonging | undefined;

const judges: Readonly<Record<LabResource['kind'], Judge>> = {
  stack: (stack, { place }) => {
    if (familyRole(stack, place) !== undefined) return belongs('delete', 'family-stack', stack.name);
    if (!looksLikeFamily(stack, place)) return undefined;
    const other = stack.tags['alpha.eksctl.io/cluster-name'];
    return other === undefined ? notOurs('no-tag', stack.name) : notOurs('other-cluster', other);
  },
  cluster: (cluster, { place }) =>
    place.vpcId !== undefined && cluster.vpcId !== place.vpcId
      ? notOurs('other-vpc', cluster.vpcId ?? '')
      : belongs('by-hand', 'by-hand', cluster.name),
  nodegroup: (group) => belongs('by-hand', 'by-hand', group.name),
  'access-entry': (_entry, { place }) => belongs('with', 'of-cluster', place.clusterName),
  service: inCluster,
  ingress: inCluster,
  gateway: inCluster,
  'classic-load-balancer': balancer,
  'load-balancer': balancer,
  'target-group': balancer,
  instance: (instance, { place }) => {
    if (instance.tags['eks:cluster-name'] === place.clusterName)
      return belongs('with', 'cluster-tag', 'eks:cluster-name');
    return inVpc(instance, place);
  },
  'network-interface': networkInterface,
  'security-group': securityGroup,
  volume,
  'elastic-ip': (address, inventory) => ofInstance(address, inventory),
  'nat-gateway': (gateway, { place }) => inVpc(gateway, place),
  'log-group': ({ id }, { place }) => {
    const { clusterName } = place;
    if (id === `/aws/eks/${clusterName}/cluster` || id.startsWith(`/aws/containerinsights/${clusterName}/`))
      return belongs('delete', 'cluster-name', clusterName);
    const isAlike = [`/aws/eks/${clusterName}`, `/aws/containerinsights/${clusterName}`].some((start) =>
      id.startsWith(start),
    );
    return isAlike ? notOurs('other-cluster', id) : undefined;
  },
  'oidc-provider': ({ id, tags }, { place }) => {
    const { issuerId, region, clusterName } = place;
    if (!id.includes(`/oidc.eks.${region}.`)) return undefined;
    if (issuerId !== undefined && id.endsWith(`/${issuerId}`)) return belongs('delete', 'issuer', issuerId);
    return tags['alpha.eksctl.io/cluster-name'] === clusterName
      ? belongs('delete', 'cluster-tag', 'alpha.eksctl.io/cluster-name')
      : undefined;
  },
  'launch-template': ({ name, tags }, { place }) => {
    const tag = ['eks:cluster-name', 'alpha.eksctl.io/cluster-name'].find((each) => tags[each] === place.clusterName);
    if (tag !== undefined) return belongs('delete', 'cluster-tag', tag);
    return name.startsWith(`eksctl-${place.clusterName}-`) ? notOurs('no-tag', name) : undefined;
  },
  'key-pair': ({ name }, { place }) => {
    const rest = name.startsWith(`eksctl-${place.clusterName}-`) ? name.slice(place.clusterName.length + 8) : undefined;
    if (rest === undefined) return undefined;
    // eksctl ends the name of a key it imports with the key's fingerprint.
    return /^nodegroup-.+-(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(rest)
      ? belongs('delete', 'eksctl-key', name)
      : notOurs('other-cluster', name);
  },
  subnet: (subnet, { place }) => ofVpc(subnet, place),
  'internet-gateway': (gateway, { place }) => ofVpc(gateway, place),
  vpc: (vpc, { place }) => (vpc.id === place.vpcId ? belongs('with', 'of-vpc', vpc.id) : undefined),
};

/**
 * Whether a resource is the lab's, and how that can be told. Undefined: it has nothing to do with the lab and does not
 * look as if. What is not proved to be ours is not ours.
 */
export function belonging(resource: LabResource, inventory: LabInventory): Belonging | undefined {
  const stack = inventory.madeByStack.get(resourceKey(resource));
  if (stack !== undefined) return belongs('with', 'in-stack', stack.split('/')[1] ?? stack);
  return judges[resource.kind](resource, inventory);
}

function inCluster(_object: LabResource, { place }: LabInventory): Belonging {
  return belongs('delete', 'of-cluster', place.clusterName);
}

function balancer({ tags, vpcId }: LabResource, { place }: LabInventory): Belonging | undefined {
  const { clusterName } = place;
  const ownedTag = `kubernetes.io/cluster/${clusterName}`;
  const tag =
    tags[ownedTag] === 'owned'
      ? `${ownedTag}=owned`
      : tags['elbv2.k8s.aws/cluster'] === clusterName
        ? `elbv2.k8s.aws/cluster=${clusterName}`
        : undefined;
  const isHere = place.vpcId === undefined || vpcId === place.vpcId;
  if (tag !== undefined) return isHere ? belongs('delete', 'cluster-tag', tag) : notOurs('other-vpc', vpcId ?? '');
  return place.vpcId !== undefined && vpcId === place.vpcId ? notOurs('foreign-in-vpc', vpcId) : undefined;
}

function networkInterface(resource: LabResource, inventory: LabInventory): Belonging | undefined {
  const { place, resources, notChecked } = inventory;
  if (place.vpcId === undefined || resource.vpcId !== place.vpcId) return undefined;
  const live = liveInstances(resources);
  // Whose node is gone cannot be told where instances cannot be read.
  const canTell = !notChecked.some(({ kind }) => kind === 'instance');
  const description = resource.description ?? '';
  const facts = {
    vpcId: resource.vpcId,
    status: resource.status ?? '',
    description,
    requesterManaged: resource.interface?.requesterManaged ?? false,
    interfaceType: resource.interface?.type ?? '',
    attachmentId: resource.interface?.attachmentId,
    tags: resource.tags,
  };
  if (canTell && isLeakedInterface(facts, { vpcId: place.vpcId, clusterName: place.clusterName }, live))
    return belongs('delete', 'left-by-node', description);
  if (description === `Amazon EKS ${place.clusterName}`) return belongs('with', 'of-cluster', place.clusterName);
  const node = resource.instanceId ?? resource.tags['node.k8s.amazonaws.com/instance_id'];
  if (node !== undefined && live.has(node)) return ofInstance({ ...resource, instanceId: node }, inventory);
  const elb = /^ELB (.+)$/.exec(description)?.[1];
  if (elb !== undefined) {
    const its = resources.find(({ kind, id, name }) => isBalancer(kind) && (elb === name || id.endsWith(`/${elb}`)));
    return its === undefined || belonging(its, inventory)?.ours === 'no'
      ? notOurs('foreign-in-vpc', place.vpcId)
      : belongs('with', 'of-load-balancer', its.name);
  }
  return notOurs('foreign-in-vpc', place.vpcId);
}

function securityGroup({ name, tags, vpcId }: LabResource, { place, resources }: LabInventory): Belonging | undefined {
  const { clusterName } = place;
  if (place.vpcId === undefined || vpcId !== place.vpcId) return undefined;
  if (name === 'default') return belongs('with', 'of-vpc', vpcId);
  if (name.startsWith(`eks-cluster-sg-${clusterName}-`) && tags['aws:eks:cluster-name'] === clusterName)
    return resources.some(({ kind, id }) => kind === 'cluster' && id === clusterName)
      ? belongs('with', 'of-cluster', clusterName)
      : belongs('delete', 'cluster-tag', `aws:eks:cluster-name=${clusterName}`);
  const balancerName = /^k8s-elb-(.+)$/.exec(name)?.[1];
  const ownedTag = `kubernetes.io/cluster/${clusterName}`;
  if (balancerName !== undefined && tags[ownedTag] === 'owned')
    return resources.some((each) => isBalancer(each.kind) && each.name === balancerName)
      ? belongs('with', 'of-load-balancer', balancerName)
      : belongs('delete', 'cluster-tag', `${ownedTag}=owned`);
  if (tags['elbv2.k8s.aws/cluster'] === clusterName) return belongs('delete', 'cluster-tag', 'elbv2.k8s.aws/cluster');
  if (tags['eks:cluster-name'] === clusterName) return belongs('with', 'cluster-tag', 'eks:cluster-name');
  return notOurs('foreign-in-vpc', vpcId);
}

function volume(resource: LabResource, inventory: LabInventory): Belonging | undefined {
  const { tags } = resource;
  const { clusterName } = inventory.place;
  const host = ofInstance(resource, inventory);
  const isHostLive = liveInstances(inventory.resources).has(resource.instanceId ?? '');
  if (host?.ours === 'with' && isHostLive) return host;
  // A claim's volume that hangs on to something else is the lab's all the same: it costs, and the tag says whose it is.
  const tag = `kubernetes.io/cluster/${clusterName}`;
  if (tags[tag] === 'owned') return belongs('delete', 'cluster-tag', `${tag}=owned`);
  if (resource.instanceId !== undefined) return host?.ours === 'with' ? host : undefined;
  const other = Object.keys(tags).some((key) => key.startsWith('kubernetes.io/cluster/'));
  if (tags['ebs.csi.aws.com/cluster'] === 'true' && !other) return notOurs('which-cluster', 'ebs.csi.aws.com/cluster');
  return undefined;
}

function ofInstance(resource: LabResource, inventory: LabInventory): Belonging | undefined {
  const its = inventory.resources.find(({ kind, id }) => kind === 'instance' && id === resource.instanceId);
  if (its === undefined) return undefined;
  const host = belonging(its, inventory);
  if (host === undefined) return undefined;
  return host.ours === 'no' ? host : belongs('with', 'of-instance', its.id);
}

function inVpc({ vpcId }: LabResource, place: LabPlace): Belonging | undefined {
  return vpcId !== undefined && vpcId === place.vpcId ? notOurs('foreign-in-vpc', vpcId) : undefined;
}

/** A part of the VPC: one that no stack made was put there by somebody. */
function ofVpc({ vpcId }: LabResource, place: LabPlace): Belonging | undefined {
  return vpcId !== undefined && vpcId === place.vpcId ? belongs('with', 'of-vpc', vpcId) : undefined;
}

function liveInstances(resources: readonly LabResource[]): ReadonlySet<string> {
  return new Set(resources.filter((each) => each.kind === 'instance' && isThere(each)).map(({ id }) => id));
}

function isBalancer(kind: LabResource['kind']): boolean {
  return kind === 'classic-load-balancer' || kind === 'load-balancer';
}

function belongs(ours: 'with' | 'delete' | 'by-hand', code: Why['code'], detail: string): Belonging {
  return { ours, why: { code, detail } };
}

function notOurs(code: Why['code'], detail: string): Belonging {
  return { ours: 'no', why: { code, detail } };
}
