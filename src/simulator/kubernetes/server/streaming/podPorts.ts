import type { Duplex } from 'node:stream';
import type { Pod } from '../../objects/pod.ts';

/** Opens connections to what listens in pods, as the kubelets do for the API server. */
export interface PodPorts {
  /** Undefined if the pod has no sandbox. */
  open(pod: Pod): SandboxPorts | undefined;
}

/** The ports of one pod's sandbox, from within its network. */
export interface SandboxPorts {
  /** The id of the sandbox. */
  readonly id: string;
  /**
   * Joins a client's stream to what listens on a TCP port. Resolves when either side has ended it, to why the runtime
   * could not reach the port if it could not.
   */
  connect(port: number, client: Duplex): Promise<string | undefined>;
}
