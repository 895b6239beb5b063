import type { ClusterVersion } from '../domain/deploy/offered.ts';
import type { Zone } from '../domain/deploy/offers.ts';
import type { TemplateSummary } from '../domain/deploy/templateSummary.ts';
import type { CallerIdentity, Tags } from './cloud.ts';

/** A template's text; with `url` CloudFormation reads it from there, which it does of buckets only. */
export interface TemplateText {
  readonly body: string;
  readonly url?: string | undefined;
}

export interface Templates {
  /** Rejects with `template-invalid` and CloudFormation's words when it is none. */
  summary(template: TemplateText, signal: AbortSignal): Promise<TemplateSummary>;
}

/** What an account offers and allows, one question at a time. Every one may be forbidden by itself. */
export interface AccountOffers {
  /** Who we are, asked at this moment: it also says whether the session is good. */
  caller(signal: AbortSignal): Promise<CallerIdentity>;
  /** Names, in their order. */
  keyPairs(signal: AbortSignal): Promise<readonly string[]>;
  /** Zones that are to be had, by name; local and wavelength zones are none. */
  zones(signal: AbortSignal): Promise<readonly Zone[]>;
  /** The names of the zones that have each instance type. */
  typeOfferings(signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Those that clusters can be created of. */
  clusterVersions(signal: AbortSignal): Promise<readonly ClusterVersion[]>;
  /** The value of a quota of this account and region. */
  quota(service: string, code: string, signal: AbortSignal): Promise<number>;
  vpcCount(signal: AbortSignal): Promise<number>;
  /** Whether the account may use this region. */
  isRegionEnabled(signal: AbortSignal): Promise<boolean>;
  /** Asks EC2 whether this identity may make a VPC and start instances, without doing it. Rejects with `access-denied`. */
  mayCreate(signal: AbortSignal): Promise<void>;
  /** The address that requests of this machine come from, by the connection's address service. */
  ownAddress(signal: AbortSignal): Promise<string>;
}

export interface ChangeSetRequest {
  readonly stackName: string;
  readonly template: TemplateText;
  readonly parameters: ReadonlyMap<string, string>;
  readonly capabilities: readonly string[];
  readonly tags: Tags;
  /** Tells a repeated request from a new one: letters, digits and hyphens, the first a letter. */
  readonly token: string;
}

export interface ChangeSet {
  readonly id: string;
  readonly stackId: string;
  /** `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `FAILED`… */
  readonly status: string;
  readonly reason: string;
  /** `AVAILABLE` when it can be executed. */
  readonly executionStatus: string;
  readonly changes: readonly PlannedChange[];
}

export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'add' | 'change' | 'replace' | 'remove';
}

export interface ChangeSets {
  /** Begins one that creates a stack, which is in review from then on. Repeating the same request is no error. */
  create(request: ChangeSetRequest, signal: AbortSignal): Promise<{ readonly id: string; readonly stackId: string }>;
  /** With all pages of its changes. */
  describe(id: string, signal: AbortSignal): Promise<ChangeSet>;
  /** One that is not there any more is no error. */
  delete(id: string, signal: AbortSignal): Promise<void>;
  execute(id: string, token: string, signal: AbortSignal): Promise<void>;
}
