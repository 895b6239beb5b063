import type { DeployCost } from './deployCost.ts';
import type { DeployForm } from './deployForm.ts';
import type { TemplateSource } from './templateSummary.ts';

/**
 * Where a deploy is, for everybody who shows it: page, notification, tree. Sentences are in the reader's language; times
 * are milliseconds since the epoch by the host's clock.
 */
export interface DeployState {
  readonly at: number;
  readonly connection:
    | {
        readonly name: string;
        readonly region: string;
        /** Undefined until AWS has told it. */
        readonly account: string | undefined;
        /** Whether somebody pays for what is made there. */
        readonly billed: boolean;
      }
    | undefined;
  readonly stage: DeployStage;
  /** Something that did not work and stands in nobody's line: AWS did not answer, a file could not be read. */
  readonly failure: FailureWords | undefined;
}

export type DeployStage =
  | { readonly kind: 'no-connection' }
  /** The template is being read. */
  | { readonly kind: 'reading'; readonly source: TemplateSource }
  /** `focus`: the field to go to first, where there is a reason for it. */
  | { readonly kind: 'form'; readonly form: DeployForm; readonly focus?: string }
  | {
      readonly kind: 'checks';
      readonly form: DeployForm;
      readonly lines: readonly CheckLine[];
      /** True while lines are being looked at. */
      readonly running: boolean;
      /** Nothing failed: a plan can be made. */
      readonly goOn: boolean;
    }
  /** CloudFormation is making the change set. */
  | { readonly kind: 'planning'; readonly form: DeployForm; readonly lines: readonly CheckLine[] }
  | {
      readonly kind: 'plan';
      readonly form: DeployForm;
      readonly lines: readonly CheckLine[];
      readonly plan: DeployPlan;
    }
  | { readonly kind: 'progress'; readonly run: DeployProgress }
  | { readonly kind: 'end'; readonly end: DeployEnd; readonly run: DeployProgress };

/** A failure as people read it: what happened and what to do, the service's own words, and what there is to press. */
export interface FailureWords {
  readonly sentence: string;
  readonly detail: string;
  readonly buttons: readonly DeployButton[];
}

export interface DeployButton {
  readonly label: string;
  readonly action: DeployAction;
}

/** What a button does. `focus` is the page's own business; all others go to the host. */
export type DeployAction =
  /** To the field of this key; an empty key is the stack's name. */
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'set-value'; readonly key: string; readonly value: string }
  | { readonly kind: 'set-name'; readonly name: string }
  | { readonly kind: 'check-again' }
  | { readonly kind: 'back-to-form' }
  /** Deletes the rolled-back or unfinished stack that holds the name, then goes on where the person was. */
  | { readonly kind: 'free-name' }
  /** Watches the stack that is being made already. */
  | { readonly kind: 'watch'; readonly name: string }
  /** Takes the stack that stands as the lab of this connection. */
  | { readonly kind: 'adopt'; readonly name: string }
  /** Waits for the stack to settle, then checks again. */
  | { readonly kind: 'wait' }
  /** Deletes what a failed or cancelled deploy has left. */
  | { readonly kind: 'clean-up' }
  /** Back to the form, with what was there; to this field first. */
  | { readonly kind: 'retry'; readonly focus?: string }
  /** The person has signed in again. */
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'teardown' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'start-practice' }
  | { readonly kind: 'show-log' }
  | { readonly kind: 'open-url'; readonly url: string }
  | { readonly kind: 'open-chapter'; readonly slug: string };

/** The pre-flight, in the order it is shown. */
export const checkIds = [
  'identity',
  'region',
  'stack-name',
  'leftovers',
  'version',
  'key-pair',
  'zones',
  'type-offered',
  'vcpu-quota',
  'vpc-quota',
  'permission',
] as const;

export type CheckId = (typeof checkIds)[number];

export interface CheckLine {
  readonly id: CheckId;
  readonly state: 'running' | 'pass' | 'warn' | 'fail' | 'unknown';
  /** What is looked at: `Key pair exists`. */
  readonly title: string;
  /** What was seen, with the numbers; why it fails; which permission is missing. Empty while it runs. */
  readonly why: string;
  readonly buttons: readonly DeployButton[];
}

/** A change set in plain words. */
export interface DeployPlan {
  readonly stackName: string;
  /** What people think in, in the order it is made: network, access, cluster, nodes… */
  readonly groups: readonly PlanGroup[];
  readonly total: number;
  readonly cost: DeployCost;
  /** Minutes it usually takes. */
  readonly minutes: { readonly least: number; readonly most: number };
  /** Nothing would change: there is nothing to deploy, which is no failure. */
  readonly isEmpty: boolean;
}

export type PlanGroupKind = 'network' | 'access' | 'cluster' | 'nodes' | 'addons' | 'machines' | 'other';

export interface PlanGroup {
  readonly kind: PlanGroupKind;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly sentence: string;
  readonly resources: readonly {
    readonly logicalId: string;
    readonly type: string;
    /** `Subnet`, `Managed node group` */
    readonly words: string;
    readonly action: 'add' | 'change' | 'replace' | 'remove';
  }[];
}

export type ResourceState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'deleting' | 'deleted';

export interface RunResource {
  readonly logicalId: string;
  readonly type: string;
  readonly words: string;
  readonly group: PlanGroupKind;
  readonly state: ResourceState;
  /** When it was begun; undefined while it waits. */
  readonly since: number | undefined;
  /** When it came to its state, for one that is not under way. */
  readonly until: number | undefined;
  /** Milliseconds it usually takes; undefined where nobody has measured. */
  readonly typical: { readonly least: number; readonly most: number } | undefined;
  /** CloudFormation's own words; may be empty. */
  readonly reason: string;
}

/** What a stack needs besides CloudFormation's word to be a lab. */
export interface Readiness {
  readonly kind: 'cluster' | 'nodes' | 'aws-node' | 'coredns';
  readonly title: string;
  readonly ready: number;
  /** Undefined until it is known how many there are to be. */
  readonly wanted: number | undefined;
}

/** A deploy that is under way, or was. */
export interface DeployProgress {
  readonly stackName: string;
  readonly region: string;
  readonly account: string | undefined;
  readonly startedAt: number;
  /** `stack`: CloudFormation is at work. `ready`: the stack stands, the cluster is waited for. */
  readonly phase: 'starting' | 'stack' | 'rolling-back' | 'ready' | 'cleaning-up';
  readonly resources: readonly RunResource[];
  readonly done: number;
  readonly total: number;
  readonly readiness: readonly Readiness[];
  /** The first thing that failed, in plain words. There may be one long before the end. */
  readonly failure: RunFailure | undefined;
  /** Why it does not go on at the moment: the session is over, AWS asks for patience, the network is away. */
  readonly waiting: FailureWords | undefined;
  /** Newest first. */
  readonly events: readonly RunEvent[];
}

export interface RunFailure extends FailureWords {
  readonly logicalId: string;
  readonly type: string;
}

export interface RunEvent {
  readonly id: string;
  readonly at: number;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

export type DeployEnd =
  | {
      readonly kind: 'stands';
      readonly endedAt: number;
      readonly outputs: readonly { readonly key: string; readonly value: string }[];
      /** Path of the kubeconfig that the lab's terminals use. */
      readonly kubeconfig: string | undefined;
      /** Undefined for a stack that was not planned here. */
      readonly cost: DeployCost | undefined;
      readonly buttons: readonly DeployButton[];
    }
  /** CloudFormation has undone it, or something is left: `left` says so. */
  | {
      readonly kind: 'failed';
      readonly endedAt: number;
      readonly failure: FailureWords;
      /** The stack still has its name or resources. */
      readonly left: boolean;
    }
  /** The person stopped it: what was made is gone (`removed`), or stays and goes on (`kept`). */
  | {
      readonly kind: 'cancelled';
      readonly endedAt: number;
      readonly what: 'removed' | 'kept' | 'partly';
      readonly sentence: string;
      readonly buttons: readonly DeployButton[];
    };
