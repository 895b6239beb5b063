import type { Tags } from '../tags.ts';

/** Instances and what they are made of: plain mutable records, changed only by the functions beside this file. */

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
