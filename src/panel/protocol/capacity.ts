import type { MaxPodsRule } from '../../domain/capacity/explainMaxPods.ts';
import type { CniMode, MaxPodsTerms } from '../../domain/capacity/maxPods.ts';
import type { MaxPodsDecider } from '../../domain/capacity/maxPodsDecider.ts';

/** The formula for one instance type, who decides, and what the kubelets of its nodes report. */
export interface CapacityState {
  readonly type: string;
  readonly nodes: number;
  /** The settings of the VPC CNI that count. */
  readonly mode: CniMode;
  /** Undefined for a type whose limits nobody knows. */
  readonly terms: MaxPodsTerms | undefined;
  /** Of most nodes of the type. */
  readonly decider: MaxPodsDecider;
  /** What a new node reports by itself; undefined where nobody knows. */
  readonly decided: number | undefined;
  /** Only the first one's ENIs carry pods. */
  readonly networkCards: number;
  /** Prefixes are asked for, and the type cannot have them. */
  readonly withoutPrefixes: boolean;
  /** Distinct reported numbers, the most common first. */
  readonly reported: readonly {
    readonly maxPods: number;
    readonly nodes: number;
    readonly rule: MaxPodsRule | undefined;
  }[];
  /** What runs on the host network of these nodes, by the name of its owner. */
  readonly hostNetworkPods: readonly string[];
}
