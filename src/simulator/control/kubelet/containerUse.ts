import type { Container } from '../../kubernetes/objects/pod.ts';
import type { Usage } from '../programs/program.ts';

/** What a running container takes of its node. */
export interface ContainerUse {
  readonly container: Container;
  /** By itself, whoever asks it for anything. */
  readonly usage: Usage;
  /** Milliseconds of a core for each request that it answers. */
  readonly perRequest: number;
  /** Lab time at which its process began, milliseconds. */
  readonly since: number;
}

/** What a kubelet measures. */
export interface NodeUse {
  /** Lab time since which it has been measuring. */
  readonly since: number;
  /** The running containers of each pod, by the pod's uid. */
  readonly pods: ReadonlyMap<string, readonly ContainerUse[]>;
}
