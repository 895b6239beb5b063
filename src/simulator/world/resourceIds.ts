import { AwsFault } from './fault.ts';

/** How EC2 names a kind of resource when it refuses an id. */
interface IdKind {
  readonly prefix: string;
  /** Code of the refusal, before the dot. */
  readonly notFound: string;
  readonly malformed: string;
  /** The text of the refusal around the id. */
  readonly missing: (id: string) => string;
}

function named(noun: string): IdKind['missing'] {
  return (id) => `The ${noun} ID '${id}' does not exist`;
}

const kinds = {
  vpc: { prefix: 'vpc', notFound: 'InvalidVpcID', malformed: 'InvalidVpcID', missing: named('vpc') },
  subnet: { prefix: 'subnet', notFound: 'InvalidSubnetID', malformed: 'InvalidSubnetID', missing: named('subnet') },
  instance: { prefix: 'i', notFound: 'InvalidInstanceID', malformed: 'InvalidInstanceID', missing: named('instance') },
  vpcBlockAssociation: {
    prefix: 'vpc-cidr-assoc',
    notFound: 'InvalidVpcCidrBlockAssociationID',
    malformed: 'InvalidVpcCidrBlockAssociationID',
    missing: named('vpc CIDR block association'),
  },
  elasticIp: {
    prefix: 'eipalloc',
    notFound: 'InvalidAllocationID',
    malformed: 'InvalidAllocationID',
    missing: named('allocation'),
  },
  addressAssociation: {
    prefix: 'eipassoc',
    notFound: 'InvalidAssociationID',
    malformed: 'InvalidAssociationID',
    missing: named('association'),
  },
  gateway: { prefix: 'igw', notFound: 'InvalidGatewayID', malformed: 'InvalidGatewayID', missing: named('gateway') },
  securityGroup: {
    prefix: 'sg',
    notFound: 'InvalidGroup',
    malformed: 'InvalidGroupId',
    missing: (id) => `The security group '${id}' does not exist`,
  },
  securityGroupRule: {
    prefix: 'sgr',
    notFound: 'InvalidSecurityGroupRuleId',
    malformed: 'InvalidSecurityGroupRuleId',
    missing: (id) => `The security group rule ID '${id}' does not exist`,
  },
  networkInterface: {
    prefix: 'eni',
    notFound: 'InvalidNetworkInterfaceID',
    malformed: 'InvalidNetworkInterfaceId',
    missing: named('networkInterface'),
  },
  attachment: {
    prefix: 'eni-attach',
    notFound: 'InvalidAttachmentID',
    malformed: 'InvalidAttachmentID',
    missing: named('networkInterface attachment'),
  },
  internetGateway: {
    prefix: 'igw',
    notFound: 'InvalidInternetGatewayID',
    malformed: 'InvalidInternetGatewayId',
    missing: named('internetGateway'),
  },
  routeTable: {
    prefix: 'rtb',
    notFound: 'InvalidRouteTableID',
    malformed: 'InvalidRouteTableId',
    missing: named('routeTable'),
  },
  routeTableAssociation: {
    prefix: 'rtbassoc',
    notFound: 'InvalidAssociationID',
    malformed: 'InvalidAssociationID',
    missing: named('association'),
  },
  volume: {
    prefix: 'vol',
    notFound: 'InvalidVolume',
    malformed: 'InvalidParameterValue',
    missing: (id) => `The volume '${id}' does not exist.`,
  },
  launchTemplate: {
    prefix: 'lt',
    notFound: 'InvalidLaunchTemplateId',
    malformed: 'InvalidLaunchTemplateId',
    missing: (id) => `The specified launch template, with template ID ${id}, does not exist.`,
  },
  keyPair: {
    prefix: 'key',
    notFound: 'InvalidKeyPair',
    malformed: 'InvalidKeyPair',
    missing: (id) => `The key pair '${id}' does not exist`,
  },
  natGateway: {
    prefix: 'nat',
    notFound: 'InvalidNatGatewayID',
    malformed: 'InvalidNatGatewayID',
    missing: named('natGateway'),
  },
  image: {
    prefix: 'ami',
    notFound: 'InvalidAMIID',
    malformed: 'InvalidAMIID',
    missing: (id) => `The image id '[${id}]' does not exist`,
  },
} satisfies Record<string, IdKind>;

/** A kind of EC2 resource that is asked for by its id. */
export type ResourceKind = keyof typeof kinds;

/** The refusal of an id that no resource of the account has. */
export function notFound(kind: ResourceKind, id: string): AwsFault {
  const { notFound: code, missing } = kinds[kind];
  return new AwsFault(`${code}.NotFound`, missing(id));
}

/** Refuses what cannot be an id of this kind: the prefix, a hyphen and 8 or 17 hexadecimal digits. */
export function checkId(kind: ResourceKind, id: string): void {
  const { prefix, malformed } = kinds[kind];
  if (new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id)) return;
  if (kind === 'volume')
    throw new AwsFault(malformed, `Value (${id}) for parameter volumes is invalid. Expected: 'vol-...'.`);
  const text = kind === 'instance' ? `Invalid id: "${id}"` : `Invalid id: "${id}" (expecting "${prefix}-...")`;
  throw new AwsFault(`${malformed}.Malformed`, text);
}

/** The resource with this id, or EC2's refusal. */
export function existing<T>(resources: ReadonlyMap<string, T>, kind: ResourceKind, id: string): T {
  const resource = resources.get(id);
  if (resource !== undefined) return resource;
  checkId(kind, id);
  throw notFound(kind, id);
}

/** Refuses an id that no resource has: as malformed, or else as not found. */
export function refuseUnknown(kind: ResourceKind): (id: string) => never {
  return (id) => {
    checkId(kind, id);
    throw notFound(kind, id);
  };
}

/** The refusal to delete a resource that others still need. */
export function hasDependencies(noun: 'subnet' | 'vpc' | 'internetGateway' | 'routeTable', id: string): AwsFault {
  return new AwsFault('DependencyViolation', `The ${noun} '${id}' has dependencies and cannot be deleted.`);
}
