import type { ParameterValue } from './template/parameters.ts';
import type { DeletionPolicy, Template } from './template/template.ts';
import type { TemplateRecord } from './template/value.ts';

export type StackStatus =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

export type ResourceStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED'
  | 'DELETE_SKIPPED';

/** What a resource was last made or changed to. */
export interface AppliedState {
  /** Evaluated, secrets included. */
  readonly properties: TemplateRecord;
  /** The stack's own tags at that time. */
  readonly stackTags: Readonly<Record<string, string>>;
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Logical ids this one needed, which therefore outlive it. */
  dependsOn: ReadonlySet<string>;
  deletionPolicy: DeletionPolicy;
  updateReplacePolicy: DeletionPolicy;
  status: ResourceStatus;
  reason: string | undefined;
  /** Milliseconds since the epoch. */
  updatedAt: number;
  /** The name or id the service gave it; undefined until its creation began. */
  physicalId: string | undefined;
  /** What the service is doing for it since it took the request, while the resource is in progress. */
  underWay: 'making' | 'changing' | 'deleting' | undefined;
  /** Undefined until it was made. */
  applied: AppliedState | undefined;
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
  /** Lab minutes after which a creation counts as failed. */
  readonly timeoutMinutes: number | undefined;
  /** Whether what was retained by `RetainExceptOnCreate` and `Retain` goes too when its creation is rolled back. */
  readonly retainExceptOnCreate: boolean;
  readonly notificationArns: readonly string[];
  readonly roleArn: string | undefined;
  readonly token: string | undefined;
  /** In whose name resources are made and deleted; absent for stacks of the world's own making. */
  readonly caller?: string;
  /** What the template's conditions come to, where they asked about values that are not kept. */
  readonly conditions?: ReadonlyMap<string, boolean>;
}

/** What an update can go back to. */
export interface PreviousState {
  readonly request: StackRequest;
  readonly outputs: readonly StackOutput[];
}

/** How what a stack has is deleted. */
export interface StackDeletion {
  /** Logical ids to leave alone. */
  readonly retain: ReadonlySet<string>;
  /** Whether to leave what cannot be deleted instead of failing. */
  readonly force: boolean;
  /** Whether it takes back a creation, which leaves less behind than the deletion of a stack. */
  readonly undoesCreation: boolean;
}

/**
 * A stack with everything that happened to it. A deleted one stays, reachable by id. What is being done to it shows in its
 * status and the members made for it, so that it can go on from here at any moment.
 */
export interface Stack {
  readonly id: string;
  readonly createdAt: number;
  request: StackRequest;
  terminationProtection: boolean;
  /** Set from the beginning of an update until it, or its rollback, is through. */
  previous: PreviousState | undefined;
  /** Logical ids that the rollback of an update takes to be where they belong. */
  skipped: ReadonlySet<string>;
  /** Of its deletion, or of the rollback of its creation. */
  deletion: StackDeletion | undefined;
  status: StackStatus;
  statusReason: string | undefined;
  updatedAt: number | undefined;
  deletedAt: number | undefined;
  /** The change set it was last made from. */
  changeSetId: string | undefined;
  /** In the template's order; only what the conditions include. */
  resources: Map<string, StackResource>;
  /** Physical resources an update put others in the place of, oldest first, until they are deleted or put back. */
  replaced: StackResource[];
  /** Physical resources that nobody wants any more, until they are deleted. */
  discarded: StackResource[];
  outputs: readonly StackOutput[];
  /** Names of exports of other stacks that this one's values come from. */
  imports: Set<string>;
  /** Newest first. */
  readonly events: StackEvent[];
}

export function isInProgress(stack: Stack): boolean {
  return stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS';
}
