import type { Tags } from '../tags.ts';

/** What IAM keeps: plain mutable records, changed only by the functions beside this file. */

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

export interface InstanceProfile {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly createdAt: number;
  roles: string[];
}

export interface OidcProvider {
  readonly arn: string;
  readonly url: string;
  readonly createdAt: number;
  clientIds: string[];
  thumbprints: string[];
  tags: Tags;
}
