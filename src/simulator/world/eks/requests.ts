import type { ResolveConflicts } from '../controlPlane.ts';
import type { AccessEntry } from './records.ts';
import type { Tags } from '../tags.ts';

export interface CreateClusterRequest {
  readonly name: string;
  /** Kubernetes minor; EKS's default when absent. */
  readonly version?: string;
  readonly roleArn: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds?: readonly string[];
  readonly endpointPublicAccess?: boolean;
  readonly endpointPrivateAccess?: boolean;
  /** `CONFIG_MAP` when absent, and then access entries are refused. */
  readonly authenticationMode?: string;
  readonly bootstrapClusterCreatorAdminPermissions?: boolean;
  /** Whether EKS puts vpc-cni, coredns and kube-proxy in by itself, not as add-ons. True when absent. */
  readonly bootstrapSelfManagedAddons?: boolean;
  readonly supportType?: string;
  readonly serviceCidr?: string;
  readonly tags?: Tags;
  /** ARN of whoever asks: becomes an administrator. The account's first principal when absent, for whom stacks act. */
  readonly creatorArn?: string;
}

export interface CreateNodegroupRequest {
  readonly name: string;
  readonly nodeRoleArn: string;
  readonly subnetIds: readonly string[];
  readonly instanceTypes?: readonly string[];
  readonly amiType?: string;
  /** A version is a number from 1, `$Latest` or `$Default`. */
  readonly launchTemplate?: { readonly id: string; readonly version?: string };
  readonly labels?: Readonly<Record<string, string>>;
  readonly scaling: ScalingRequest;
  /** GiB of the root volume, when no launch template says. */
  readonly diskSize?: number;
  readonly tags?: Tags;
}

export interface ScalingRequest {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

export interface CreateAddonRequest {
  readonly name: string;
  readonly version?: string;
  readonly serviceAccountRoleArn?: string;
  readonly configurationValues?: string;
  /** NONE if absent. */
  readonly resolveConflicts?: ResolveConflicts;
}

export interface CreateAccessEntryRequest {
  readonly principalArn: string;
  readonly type?: AccessEntry['type'];
  readonly username?: string;
  readonly groups?: readonly string[];
  readonly policies?: readonly AccessEntry['policies'][number][];
}
