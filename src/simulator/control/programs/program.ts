import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';

/** Text that a program writes: a line or several, without the end of the last. */
export interface Writing {
  readonly write: string;
  readonly to?: 'stderr';
}

/** Lab milliseconds in which it does nothing that can be seen; `Infinity` until somebody ends it. */
export interface Pause {
  readonly pause: number;
}

export type Step = Writing | Pause;

/** What a program sees of the world around it. */
export interface Surroundings {
  readonly pod: Pod;
  readonly container: Container;
  /** The container's environment, with references looked up. */
  readonly env: Labels;
  readonly node: { readonly address: string; readonly kernel: string; readonly cpus: number };
  /** Of the cluster, such as `v1.36.2-eks-254016e`. */
  readonly kubernetes: string;
  /** Data of a config map in the pod's namespace. */
  readonly configMap: (name: string) => Labels;
  /** Wall time, milliseconds. */
  readonly now: () => number;
}

/** A share of the node that a program takes while it runs: thousandths of a core, and bytes. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/** What runs as the first process of a container. */
export interface Program {
  /** Step by step what it does; the number it returns is its exit code. */
  run(around: Surroundings): Generator<Step, number, undefined>;
  /** What it does when it is asked to stop. Without it the request has no effect, and the grace period runs out. */
  stop?(around: Surroundings): Generator<Step, number, undefined>;
  /** Ports it answers on; `every` of a program of which nothing is known but that it serves. */
  readonly ports?: readonly number[] | 'every';
  /** The HTTP status with which it answers a path; 200 for all, when absent. */
  status?(path: string): number;
  readonly usage: Usage;
  /** Milliseconds of a core for each request it answers; those of a plain server, when absent. */
  readonly perRequest?: number;
}

export const untilStopped: Pause = { pause: Infinity };

export const idle: Usage = { cpu: 0, memory: 700_000 };

/** Ends a moment later, without a word. */
export function* endingWith(code: number): Generator<Step, number, undefined> {
  yield { pause: 20 };
  return code;
}
