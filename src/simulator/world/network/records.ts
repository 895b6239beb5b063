import type { Tags } from '../tags.ts';

/** What the network of an account is made of: plain mutable records, changed only by the functions beside this file. */

/** A block that a VPC was given after it was made. */
export interface BlockAssociation {
  readonly id: string;
  readonly cidr: string;
}

export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  secondaryBlocks: BlockAssociation[];
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  tags: Tags;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly zoneId: string;
  mapPublicIpOnLaunch: boolean;
  tags: Tags;
}

export interface Route {
  readonly destination: string;
  /** Where it leads: `local`, or the id of an internet gateway, a NAT gateway or an interface. */
  readonly gatewayId: string;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  readonly main: boolean;
  routes: Route[];
  associations: { id: string; subnetId: string }[];
  tags: Tags;
}

/** A public address that the account keeps (an Elastic IP). */
export interface ElasticIp {
  readonly allocationId: string;
  readonly publicIp: string;
  readonly allocatedAt: number;
  association?: { readonly id: string; readonly networkInterfaceId: string };
  tags: Tags;
}

/** A gateway by which private subnets reach the internet, or other networks, under one address. */
export interface NatGateway {
  readonly id: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly connectivityType: 'public' | 'private';
  /** Of its Elastic IP; absent for private gateways. */
  readonly allocationId?: string;
  readonly networkInterfaceId: string;
  readonly createdAt: number;
  state: 'pending' | 'available' | 'deleting' | 'deleted';
  tags: Tags;
}

export interface InternetGateway {
  readonly id: string;
  vpcId?: string;
  tags: Tags;
}

export interface SecurityGroupRule {
  readonly id: string;
  readonly egress: boolean;
  /** `-1` means every protocol, and then the ports are -1 too. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr?: string;
  readonly sourceGroupId?: string;
  readonly description?: string;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  rules: SecurityGroupRule[];
  tags: Tags;
}

export interface Attachment {
  readonly id: string;
  /** Absent for interfaces that EKS holds in its own account. */
  readonly instanceId?: string;
  readonly instanceOwnerId: string;
  readonly deviceIndex: number;
  readonly networkCardIndex: number;
  readonly attachedAt: number;
  status: 'attaching' | 'attached' | 'detaching' | 'detached';
  deleteOnTermination: boolean;
}

/** An elastic network interface. `addresses[0]` is its primary address; the others are secondary. */
export interface NetworkInterface {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly description: string;
  readonly macAddress: string;
  readonly requesterId?: string;
  readonly requesterManaged: boolean;
  readonly createdAt: number;
  addresses: string[];
  /** /28 blocks in CIDR form: prefix delegation. */
  prefixes: string[];
  publicIp?: string;
  groups: string[];
  status: 'available' | 'attaching' | 'in-use' | 'detaching';
  attachment?: Attachment;
  tags: Tags;
}
