/** What the product needs of an AWS account and region, in plain data. Implemented by `aws/`; every call can be aborted. */

import type { ResourceEvent } from '../domain/stack/stackProgress.ts';
import type { IngressRule } from '../domain/securityGroup/ingress.ts';
import type { AccountOffers, ChangeSets, Templates } from './deployCloud.ts';
import type { LabResources } from './labResources.ts';

export type Tags = Readonly<Record<string, string>>;

export interface CallerIdentity {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
}

export interface Instance {
  readonly id: string;
  readonly name: string | undefined;
  readonly state: 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';
  readonly type: string;
  readonly zone: string;
  readonly privateIp: string | undefined;
  readonly publicIp: string | undefined;
  readonly vpcId: string | undefined;
  readonly subnetId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly launchedAt: number;
  readonly tags: Tags;
}

/** An elastic network interface with every address it holds; its primary address comes first. */
export interface NetworkInterface {
  readonly id: string;
  readonly status: string;
  readonly description: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly zone: string;
  readonly macAddress: string;
  readonly requesterManaged: boolean;
  readonly interfaceType: string;
  /** The instance it is attached to; absent when detached, and for interfaces AWS services hold. */
  readonly instanceId: string | undefined;
  readonly attachmentId: string | undefined;
  readonly deviceIndex: number | undefined;
  readonly addresses: readonly string[];
  /** /28 blocks delegated to it, in CIDR form. */
  readonly prefixes: readonly string[];
  readonly publicIp: string | undefined;
  readonly groupIds: readonly string[];
  readonly tags: Tags;
}

/** A VPC as far as addresses are concerned. */
export interface VpcNetwork {
  readonly vpcId: string;
  /** Every IPv4 block of the VPC, the first one first. */
  readonly cidrs: readonly string[];
  /** By zone, then by block. */
  readonly subnets: readonly Subnet[];
}

export interface Subnet {
  readonly id: string;
  readonly name: string | undefined;
  readonly zone: string;
  readonly cidr: string;
  /** Addresses that no interface holds; the five that AWS keeps in each subnet are not among them. */
  readonly availableIps: number;
  /** Its route table sends what is for elsewhere to an internet gateway. */
  readonly isPublic: boolean;
  /** The IPv4 routes of its route table. */
  readonly routes: readonly SubnetRoute[];
}

export interface NatGateway {
  readonly id: string;
  readonly subnetId: string;
  readonly address: string;
  /** Absent on a private one. */
  readonly publicAddress: string | undefined;
}

export interface SubnetRoute {
  /** In CIDR form. */
  readonly destination: string;
  /** `local`, the id of what packets are handed to (`igw-…`, `nat-…`), or `blackhole` once that is gone. */
  readonly target: string;
}

/** A security group with what it lets in from IPv4 blocks and other groups. */
export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly ingress: readonly IngressRule[];
}

/** Which instances: those that fit all that is given. */
export interface InstanceFilter {
  /** Those of the managed node groups of a cluster. */
  readonly clusterName?: string;
  /** Those that their makers (EKS, Karpenter, eksctl…) tagged as a cluster's: `kubernetes.io/cluster/<name>`. */
  readonly taggedFor?: string;
  readonly vpcId?: string;
  /** An id that there is no instance for is no error. */
  readonly ids?: readonly string[];
}

/** Which interfaces: those of a VPC, those attached to instances, or the detached ones that a cluster's CNI made. */
export type InterfaceFilter =
  | { readonly vpcId: string }
  | { readonly instanceIds: readonly string[] }
  | { readonly detachedOf: string };

export interface Compute {
  instances(filter: InstanceFilter, signal: AbortSignal): Promise<readonly Instance[]>;
  networkInterfaces(filter: InterfaceFilter, signal: AbortSignal): Promise<readonly NetworkInterface[]>;
  /** The VPC's blocks and subnets. */
  network(vpcId: string, signal: AbortSignal): Promise<VpcNetwork>;
  /** Those that take traffic. */
  natGateways(vpcId: string, signal: AbortSignal): Promise<readonly NatGateway[]>;
  /** One interface, or undefined when there is none of that id. */
  networkInterface(id: string, signal: AbortSignal): Promise<NetworkInterface | undefined>;
  /** An id that there is no group for is no error. */
  securityGroups(ids: readonly string[], signal: AbortSignal): Promise<readonly SecurityGroup[]>;
  /** Adds a rule to a group; one that is there already is no error. */
  allowIngress(groupId: string, rule: IngressRule, signal: AbortSignal): Promise<void>;
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  /** CloudFormation's own status, such as `CREATE_IN_PROGRESS`. */
  readonly status: string;
  readonly statusReason: string | undefined;
  readonly createdAt: number;
  /** In the template's order. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
}

export interface StackEvent extends ResourceEvent {
  readonly id: string;
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
}

export interface Stacks {
  /** The stack of that name, or undefined when there is none (a deleted one counts as none). */
  find(name: string, signal: AbortSignal): Promise<Stack | undefined>;
  /** Works for a deleted stack too when given its id. Newest first; stops after `knownId` when given. */
  events(stackId: string, knownId: string | undefined, signal: AbortSignal): Promise<readonly StackEvent[]>;
  resources(name: string, signal: AbortSignal): Promise<readonly StackResource[]>;
  /** Starts a delete; deleting what is not there is no error. */
  delete(stackId: string, signal: AbortSignal): Promise<void>;
  /** The stack by id, deleted ones included. */
  describe(stackId: string, signal: AbortSignal): Promise<Stack>;
}

export interface EksCluster {
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  readonly version: string;
  readonly endpoint: string | undefined;
  /** PEM, base64 encoded. */
  readonly certificateAuthority: string | undefined;
  readonly vpcId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt?: number | undefined;
  /** The URL of its OIDC issuer. */
  readonly issuer?: string | undefined;
}

export interface Nodegroup {
  readonly name: string;
  readonly status: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
  readonly instanceTypes: readonly string[];
  /** What EKS says is wrong with it, in its own words. */
  readonly issues: readonly string[];
}

export interface Clusters {
  names(signal: AbortSignal): Promise<readonly string[]>;
  find(name: string, signal: AbortSignal): Promise<EksCluster | undefined>;
  nodegroups(clusterName: string, signal: AbortSignal): Promise<readonly Nodegroup[]>;
  /** Sets how many nodes a group is to have; its bounds move where that number is outside of them. */
  scaleNodegroup(clusterName: string, group: Nodegroup, nodes: number, signal: AbortSignal): Promise<void>;
  /** A bearer token for the cluster's API server, good for about 14 minutes: a presigned STS request made in process. */
  token(clusterName: string): Promise<{ readonly token: string; readonly expiresAt: number }>;
}

/** One account and region. Clients are made on first use; `dispose` closes their sockets. */
export interface Cloud {
  readonly region: string;
  identity(signal: AbortSignal): Promise<CallerIdentity>;
  readonly compute: Compute;
  readonly stacks: Stacks;
  readonly clusters: Clusters;
  readonly resources: LabResources;
  readonly templates: Templates;
  readonly offers: AccountOffers;
  readonly changeSets: ChangeSets;
  /** Reads the credentials anew at the next call: after an expired session, once the person has signed in again. */
  renew(): void;
  dispose(): void;
}

/** How to reach an account: the SDK's own credential chain for a profile, or fixed keys with an endpoint of their own. */
export interface CloudSettings {
  readonly region: string;
  readonly endpoint?: string;
  /** The page that answers with the address a request comes from; nobody knows it if it is left out. */
  readonly addressService?: string;
  readonly credentials:
    | { readonly kind: 'profile'; readonly profile: string | undefined }
    | { readonly kind: 'keys'; readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A named profile of the user's AWS files. */
export interface AwsProfile {
  readonly name: string;
  readonly region: string | undefined;
  /** Where it sends every request instead of to AWS's own address: `endpoint_url`. */
  readonly endpoint: string | undefined;
}

export type OpenCloud = (settings: CloudSettings) => Cloud;
