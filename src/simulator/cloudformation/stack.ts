import type { ParameterValue } from './template/parameters.ts';
import type { Template } from './template/template.ts';

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export type ResourceStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED'
  | 'DELETE_SKIPPED';

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Logical ids this one needed, which therefore outlive it. */
  readonly dependsOn: ReadonlySet<string>;
  status: ResourceStatus;
  reason: string | undefined;
  /** Milliseconds since the epoch. */
  updatedAt: number;
  /** The name or id the service gave it; undefined until its creation began. */
  physicalId: string | undefined;
  /** Its evaluated properties as JSON, secrets masked; undefined until evaluated. */
  propertiesText: string | undefined;
}

export interface StackEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly status: StackStatus | ResourceStatus;
  readonly reason: string | undefined;
  readonly propertiesText: string | undefined;
  readonly token: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

export type OnFailure = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';

/** What the caller asked for, checked. */
export interface StackRequest {
  readonly name: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly onFailure: OnFailure;
  readonly terminationProtection: boolean;
  /** Lab minutes after which a creation counts as failed. */
  readonly timeoutMinutes: number | undefined;
  readonly token: string | undefined;
}

/** A stack with everything that happened to it. A deleted one stays, reachable by id. */
export interface Stack {
  readonly id: string;
  readonly createdAt: number;
  request: StackRequest;
  status: StackStatus;
  statusReason: string | undefined;
  updatedAt: number | undefined;
  deletedAt: number | undefined;
  /** The change set it was last made from. */
  changeSetId: string | undefined;
  /** In the template's order; only what the conditions include. */
  resources: Map<string, StackResource>;
  outputs: readonly StackOutput[];
  /** Newest first. */
  readonly events: StackEvent[];
}

export function isInProgress(stack: Stack): boolean {
  return stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS';
}
