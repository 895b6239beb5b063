import type { DrainablePod } from '../../ports/nodeDrain.ts';

/** What emptying a node does with its pods. */
export interface DrainPlan {
  readonly leave: readonly DrainablePod[];
  /** Of a DaemonSet, which would put them back at once, or made by the kubelet itself. */
  readonly stay: readonly DrainablePod[];
  /** Of those that leave: nothing makes them anew elsewhere. */
  readonly lost: readonly DrainablePod[];
  /** Of those that leave: their emptyDir ends with them. */
  readonly losingFiles: readonly DrainablePod[];
}

/** Decides as `kubectl drain --ignore-daemonsets --delete-emptydir-data --force` does. */
export function drainPlan(pods: readonly DrainablePod[]): DrainPlan {
  const leave = pods.filter((pod) => !staysOnNode(pod));
  const running = leave.filter(({ phase }) => !isOver(phase));
  return {
    leave,
    stay: pods.filter(staysOnNode),
    lost: running.filter(({ controller }) => controller === undefined),
    losingFiles: running.filter(({ localStorage }) => localStorage),
  };
}

function staysOnNode({ controller, mirror, phase }: DrainablePod): boolean {
  return mirror || (controller === 'DaemonSet' && !isOver(phase));
}

function isOver(phase: string): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}
