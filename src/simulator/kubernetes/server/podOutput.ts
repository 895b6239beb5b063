import type { Event } from '../../../base/event.ts';
import type { Pod } from '../objects/pod.ts';

export interface OutputLine {
  /** Wall time, milliseconds. */
  readonly at: number;
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
}

/** What one run of a container has written so far, and goes on writing. */
export interface ContainerOutput {
  /** How many lines there have been. */
  readonly length: number;
  /** True once nothing more will come. */
  readonly isClosed: boolean;
  /** The lines from the `start`th on, as far as they are kept. */
  from(start: number): readonly OutputLine[];
  readonly onDidChange: Event<void>;
}

/** What runs inside the pods, as the kubelets give it out. */
export interface PodOutput {
  /** Of a container's present or last run, or the one before; undefined if there has been none. */
  logOf(pod: Pod, container: string, previous: boolean): ContainerOutput | undefined;
}
