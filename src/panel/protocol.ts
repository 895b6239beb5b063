import type { WhatIfTarget } from '../domain/capacity/readWhatIfTarget.ts';
import type { PendingReason } from '../domain/pending/pendingReason.ts';
import type { PathQuestion } from '../domain/routing/pathQuestion.ts';
import type { PathAnswer, ServiceChoice } from './protocol/path.ts';
import type { PendingAction } from './protocol/pending.ts';
import type { Place, RevealTarget } from './protocol/place.ts';
import type { StatePatch } from './protocol/statePatch.ts';
import type { CapacityState } from './protocol/capacity.ts';
import type { WhatIfState } from './protocol/whatIf.ts';
import type { TimelinePiece } from './protocol/timeline.ts';
import type { PanelStrings } from './strings.ts';

/**
 * Everything that crosses between the extension host and the panel's page: what the host shows (`PanelState`), what the
 * page may ask (`PanelRequests`), what the host tells unasked (`PanelNotifications`). The host owns the data; the page
 * owns how it is arranged. Times are milliseconds since the epoch by the host's clock.
 */
export interface PanelState {
  /** When this state was made: the page's clock may differ, so it measures ages from here. */
  readonly at: number;
  readonly connection: { readonly name: string; readonly clusterName: string; readonly region: string } | undefined;
  readonly stage: Stage;
  /** Sources that fail while there is still something to show; it may be old. */
  readonly problems: readonly SourceProblem[];
  readonly totals: PodTotals;
  /** By instance type, the one with most nodes first. */
  readonly capacity: readonly CapacityState[];
  /** By name. */
  readonly nodes: readonly NodeState[];
  /** The group with the oldest pod first. */
  readonly pending: readonly PendingGroup[];
  readonly whatIf: WhatIfState | undefined;
  /** Every pod that no node has taken, the oldest first. */
  readonly waiting: readonly PodRef[];
}

/** How far there is anything to show. Only `ready` has nodes. */
export type Stage =
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'no-stack' }
  /** The stack is there and no node is yet, or any more. `busy`: CloudFormation is at work. */
  | { readonly kind: 'stack'; readonly name: string; readonly status: string; readonly busy: boolean }
  | { readonly kind: 'no-nodes' }
  | { readonly kind: 'failed'; readonly problem: SourceProblem }
  | { readonly kind: 'ready' };

export interface SourceProblem {
  readonly source: 'stack' | 'compute' | 'cluster';
  /** What happened and what to do, in the reader's language. */
  readonly text: string;
  /** The service's own words; may be empty. */
  readonly detail: string;
  readonly since: number;
}

export interface PodTotals {
  readonly usedPods: number;
  readonly maxPods: number;
  readonly nodes: number;
  readonly pending: number;
}

/** Why the addresses of a node cannot be told. */
export type NodeUnknown = 'fargate' | 'not-on-ec2' | 'instance-unseen' | 'ipv6';

export interface NodeState {
  readonly name: string;
  readonly shortName: string;
  readonly type: string | undefined;
  readonly zone: string | undefined;
  readonly ready: boolean;
  readonly notReadyReason: string | undefined;
  readonly cordoned: boolean;
  readonly usedPods: number;
  readonly maxPods: number;
  /** Set while `enis` does not tell which addresses its pods have. */
  readonly unknown: NodeUnknown | undefined;
  /** By device index; those not attached included where places are counted. */
  readonly enis: readonly EniState[];
  readonly hostNetworkPods: readonly PodRef[];
  /** Bound to the node, but on no address that an ENI shows. */
  readonly unplacedPods: readonly PodRef[];
}

export interface EniState {
  /** Undefined while no ENI is attached at this index. */
  readonly id: string | undefined;
  readonly deviceIndex: number;
  readonly slots: readonly SlotState[];
  /** Further places that hold no address (of an ENI that is not attached: all of them). */
  readonly empty: number;
}

export type SlotUse = 'primary' | 'pod' | 'warm' | 'cooling';

export type SlotState =
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly use: SlotUse;
      /** When a cooling address is warm again. */
      readonly freeAt: number | undefined;
      readonly pod: PodRef | undefined;
    }
  | {
      readonly kind: 'prefix';
      /** In CIDR form. */
      readonly address: string;
      readonly use: SlotUse;
      /** 16, in address order; null where no pod is. */
      readonly places: readonly (PodRef | null)[];
    };

export interface PodRef {
  readonly namespace: string;
  readonly name: string;
  readonly ip: string | undefined;
  readonly since: number;
  readonly kind: PodKind;
  /** The word `kubectl get pods` shows. */
  readonly status: string;
}

/**
 * How a pod is doing. `waiting`: no node has taken it. `starting`: on a node, not ready yet. `failing`: it does not come
 * up, or has ended badly. `leaving`: being deleted. `ended`: done, and well.
 */
export type PodKind = 'running' | 'starting' | 'waiting' | 'failing' | 'leaving' | 'ended';

/** Pods that wait for the same reason. */
export interface PendingGroup {
  readonly id: string;
  readonly reason: PendingReason;
  /** The scheduler's own text, or the kubelet's, if it has spoken. */
  readonly message: string | undefined;
  /** When that was said first; undefined where nobody tells. */
  readonly saidAt: number | undefined;
  /** How many there are. */
  readonly total: number;
  /** The oldest of them, oldest first. */
  readonly pods: readonly PodRef[];
  readonly actions: readonly PendingAction[];
}

/** The commands the page has buttons for. */
export type PanelCommand =
  | { readonly command: 'startPractice' }
  | { readonly command: 'connect' }
  | { readonly command: 'deployLab' }
  | { readonly command: 'refresh' }
  | { readonly command: 'showLog' }
  | { readonly command: 'describePod' | 'scaleDeployment'; readonly namespace: string; readonly name: string }
  | { readonly command: 'scaleNodegroup'; readonly nodegroup: string }
  | { readonly command: 'uncordonNode'; readonly nodeName: string }
  | { readonly command: 'applyWhatIf'; readonly target: WhatIfTarget };

/** What the page asks the host. Replies to `reveal`, `copy` and `run` mean "begun". */
export interface PanelRequests {
  readonly ready: { readonly params: null; readonly result: PanelStart };
  /** The whole state anew, for a page that has missed a change. */
  readonly state: { readonly params: null; readonly result: NumberedState };
  /** The last hour; what is new in it is told from then on. */
  readonly timeline: { readonly params: null; readonly result: TimelinePiece };
  readonly reveal: { readonly params: RevealTarget; readonly result: null };
  readonly copy: { readonly params: { readonly text: string }; readonly result: null };
  readonly run: { readonly params: PanelCommand; readonly result: null };
  readonly path: { readonly params: PathQuestion; readonly result: PathAnswer };
  /** What one can choose as the target of a path besides pods and nodes. */
  readonly pathServices: { readonly params: null; readonly result: readonly ServiceChoice[] };
}

/** A state with its number: each change says which state it is a change of. */
export interface NumberedState {
  readonly number: number;
  readonly state: PanelState;
}

/** What the page begins with. */
export interface PanelStart extends NumberedState {
  readonly strings: PanelStrings;
  /** Where to go first, when the panel was opened for something. */
  readonly place: Place | undefined;
}

/** What the host tells unasked: what has changed since the state numbered `from`, or where to go. */
export interface PanelNotifications {
  readonly change: { readonly from: number; readonly number: number; readonly patch: StatePatch };
  readonly show: Place;
  readonly timeline: TimelinePiece;
}
