import type { Pod } from '../../objects/pod.ts';
import type { ProgramSink, RunningExec } from './podExec.ts';

/** Joins clients to the first processes of containers, as the kubelets do for the API server. */
export interface PodAttach {
  /**
   * What the process writes goes to the client from now on, and what the client types to the process. Undefined if the
   * container does not run.
   */
  attach(pod: Pod, container: string, send: ProgramSink): RunningExec | undefined;
}
