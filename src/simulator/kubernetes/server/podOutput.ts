import type { Pod } from '../objects/pod.ts';

/** What runs inside the pods, as the kubelets give it out. */
export interface PodOutput {
  /** Everything a container has written so far. */
  logOf(pod: Pod, container: string): string;
}
