import type { Tags } from '../tags.ts';

/** What EKS keeps: plain mutable records, changed only by the functions beside this file. */

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
