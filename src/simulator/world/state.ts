/** The state of one simulated account and region: plain mutable records, changed only by the functions beside this file. */

export type Tags = Record<string, string>;

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

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

/** How an instance's metadata service answers. */
export interface MetadataOptions {
  readonly httpTokens: 'optional' | 'required';
  readonly hopLimit: number;
  readonly httpEndpoint: 'enabled' | 'disabled';
}

export interface Instance {
  readonly id: string;
  /** The launch it was part of. */
  readonly reservationId: string;
  type: string;
  readonly imageId: string;
  readonly keyName?: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  launchedAt: number;
  iamInstanceProfileArn?: string;
  /** Base64. */
  userData?: string;
  readonly metadataOptions?: MetadataOptions;
  state: InstanceState;
  /** Refuses to be terminated. */
  terminationProtected?: true;
  /** It is stopped, and gets a public address when it starts. */
  wantsPublicIp?: true;
  /** It is stopping only to start again as one of this type. */
  nextType?: string;
  /** Ids of attached interfaces, by device index. */
  interfaceIds: string[];
  volumeIds: string[];
  tags: Tags;
}

export interface Volume {
  readonly id: string;
  sizeGiB: number;
  type: string;
  readonly zone: string;
  readonly createdAt: number;
  readonly encrypted: boolean;
  iops: number;
  /** MiB per second. */
  throughput: number;
  attachment?: {
    readonly instanceId: string;
    readonly device: string;
    readonly attachedAt: number;
    /** Whether the volume goes with its instance. */
    deleteOnTermination: boolean;
  };
  tags: Tags;
}

export interface LaunchTemplateVersion {
  /** From 1. */
  readonly number: number;
  readonly description?: string;
  readonly createdAt: number;
  /** The template data as given, in EC2's own member names. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Numbers are never given twice. */
  latestVersion: number;
  defaultVersion: number;
  /** Without those that were deleted. */
  versions: LaunchTemplateVersion[];
  tags: Tags;
}

export interface KeyPair {
  readonly id: string;
  readonly name: string;
  readonly type: 'rsa' | 'ed25519';
  /** One line as in `authorized_keys`, without a comment. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly createdAt: number;
  tags: Tags;
}

export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly createdAt: number;
  description?: string;
  /** Seconds that a session of the role may last. */
  maxSessionDuration?: number;
  trust: unknown;
  /** ARNs. */
  managedPolicies: string[];
  /** Policy documents by name. */
  inlinePolicies: Record<string, unknown>;
  tags: Tags;
}

/** A policy of the account's own that roles can have attached. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly createdAt: number;
  document: unknown;
  tags?: Tags;
}

/** A log group of CloudWatch Logs. */
export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  /** Days; undefined means for ever. */
  retentionInDays?: number;
  tags: Tags;
}

export interface InstanceProfile {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly createdAt: number;
  roles: string[];
}

/** A parameter of Systems Manager's store. */
export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly description?: string;
  /** Every value it had, the present one last. */
  readonly versions: readonly string[];
  readonly modifiedAt: number;
  tags: Tags;
}

export interface OidcProvider {
  readonly arn: string;
  readonly url: string;
  readonly createdAt: number;
  clientIds: string[];
  thumbprints: string[];
  tags: Tags;
}

export interface AccessEntry {
  readonly principalArn: string;
  readonly type: 'STANDARD' | 'EC2_LINUX';
  username: string;
  readonly createdAt: number;
  groups: string[];
  policies: { arn: string; scope: 'cluster' | 'namespace'; namespaces: string[] }[];
}

export interface Addon {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  modifiedAt: number;
  version: string;
  status: 'CREATING' | 'ACTIVE' | 'CREATE_FAILED' | 'UPDATING' | 'UPDATE_FAILED' | 'DEGRADED' | 'DELETING';
  issues: HealthIssue[];
  /** Why the cluster would not take it as was asked, until EKS says so. */
  refusal?: HealthIssue;
  serviceAccountRoleArn?: string;
  configurationValues?: string;
}

/** Which role the pods of a service account act in. */
export interface PodIdentityAssociation {
  readonly id: string;
  readonly arn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly createdAt: number;
  modifiedAt: number;
  roleArn: string;
  tags: Tags;
}

/** Why something is not well, in EKS's codes and words. */
export interface HealthIssue {
  readonly code: string;
  readonly message: string;
  readonly resourceIds: readonly string[];
}

/** A change of an add-on or a node group, as EKS remembers it. */
export interface EksUpdate {
  readonly id: string;
  readonly type: 'AddonUpdate' | 'ConfigUpdate' | 'VersionUpdate';
  readonly addonName?: string;
  readonly nodegroupName?: string;
  readonly params: readonly { readonly type: string; readonly value: string }[];
  readonly createdAt: number;
  status: 'InProgress' | 'Successful' | 'Failed';
  errors: HealthIssue[];
}

export interface Nodegroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  modifiedAt: number;
  readonly nodeRoleArn: string;
  readonly subnetIds: string[];
  readonly instanceTypes: string[];
  readonly amiType: string;
  /** GiB of the root volume where no launch template says. */
  readonly diskSize: number;
  launchTemplate?: { id: string; version: string };
  /** Whether pods had prefixes when EKS last wrote the user data of the group's nodes, which holds their maxPods. */
  prefixDelegation: boolean;
  readonly labels: Readonly<Record<string, string>>;
  scaling: { min: number; max: number; desired: number };
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING' | 'CREATE_FAILED';
  instanceIds: string[];
  /** Those of an earlier version, which are replaced one after the other. */
  outdatedIds: string[];
  /** Those being drained, to be terminated then. */
  leavingIds: string[];
  readonly autoScalingGroupName: string;
  issues: HealthIssue[];
  readonly tags: Tags;
}

export interface EksCluster {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  readonly roleArn: string;
  readonly createdAt: number;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
  readonly clusterSecurityGroupId: string;
  readonly serviceCidr: string;
  readonly oidcIssuer: string;
  authenticationMode: string;
  supportType: string;
  endpointPublicAccess: boolean;
  endpointPrivateAccess: boolean;
  /** Whether it begins with add-ons for the user to manage. */
  readonly bootstrapsAddons: boolean;
  /** Interfaces of the control plane in the account's subnets. */
  readonly controlPlaneInterfaceIds: string[];
  status: 'CREATING' | 'ACTIVE' | 'DELETING' | 'FAILED';
  issues: HealthIssue[];
  endpoint?: string;
  certificateAuthority?: string;
  addons: Map<string, Addon>;
  nodegroups: Map<string, Nodegroup>;
  accessEntries: Map<string, AccessEntry>;
  /** By id. */
  podIdentityAssociations: Map<string, PodIdentityAssociation>;
  /** By id. */
  updates: Map<string, EksUpdate>;
  tags: Tags;
}
