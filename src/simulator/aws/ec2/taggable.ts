import { AwsFault } from '../../world/fault.ts';
import { checkId, notFound, type ResourceKind } from '../../world/resourceIds.ts';
import type { Tags } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** A resource with tags of its own. */
export interface Taggable {
  readonly id: string;
  tags: Tags;
}

interface TaggedKind {
  /** As DescribeTags and tag specifications call it. */
  readonly type: string;
  readonly prefix: string;
  readonly kind: ResourceKind;
  readonly of: (world: World) => Iterable<Taggable>;
}

const kinds: readonly TaggedKind[] = [
  { type: 'instance', prefix: 'i-', kind: 'instance', of: ({ instances }) => instances.values() },
  {
    type: 'network-interface',
    prefix: 'eni-',
    kind: 'networkInterface',
    of: ({ networkInterfaces }) => networkInterfaces.values(),
  },
  { type: 'subnet', prefix: 'subnet-', kind: 'subnet', of: ({ subnets }) => subnets.values() },
  { type: 'vpc', prefix: 'vpc-', kind: 'vpc', of: ({ vpcs }) => vpcs.values() },
  {
    type: 'security-group',
    prefix: 'sg-',
    kind: 'securityGroup',
    of: ({ securityGroups }) => securityGroups.values(),
  },
  { type: 'route-table', prefix: 'rtb-', kind: 'routeTable', of: ({ routeTables }) => routeTables.values() },
  {
    type: 'internet-gateway',
    prefix: 'igw-',
    kind: 'internetGateway',
    of: ({ internetGateways }) => internetGateways.values(),
  },
  { type: 'elastic-ip', prefix: 'eipalloc-', kind: 'elasticIp', of: ({ elasticIps }) => identified(elasticIps) },
  { type: 'key-pair', prefix: 'key-', kind: 'keyPair', of: ({ keyPairs }) => keyPairs.values() },
  {
    type: 'launch-template',
    prefix: 'lt-',
    kind: 'launchTemplate',
    of: ({ launchTemplates }) => launchTemplates.values(),
  },
  { type: 'natgateway', prefix: 'nat-', kind: 'natGateway', of: ({ natGateways }) => natGateways.values() },
  { type: 'volume', prefix: 'vol-', kind: 'volume', of: ({ volumes }) => volumes.values() },
];

/** Kept addresses go by their allocation ids. */
function identified(addresses: World['elasticIps']): Taggable[] {
  return [...addresses.values()].map((address) => ({
    id: address.allocationId,
    get tags() {
      return address.tags;
    },
    set tags(tags) {
      address.tags = tags;
    },
  }));
}

/** Everything that has tags, with its type. */
export function taggedResources(world: World): { type: string; resource: Taggable }[] {
  return kinds.flatMap(({ type, of }) => [...of(world)].map((resource) => ({ type, resource })));
}

/** The resource with this id, of whichever kind its prefix says, or EC2's refusal. */
export function taggable(world: World, id: string): Taggable {
  const kind = kinds.find(({ prefix }) => id.startsWith(prefix));
  if (kind === undefined) throw new AwsFault('InvalidID', `The ID '${id}' is not valid`);
  for (const resource of kind.of(world)) if (resource.id === id) return resource;
  checkId(kind.kind, id);
  throw notFound(kind.kind, id);
}
