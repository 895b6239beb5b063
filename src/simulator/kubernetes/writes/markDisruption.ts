import { pods } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import { withCondition } from '../objects/meta.ts';
import type { Pod } from '../objects/pod.ts';
import { stamp } from '../stamps.ts';
import { updateStatus } from './update.ts';

/** Writes into a pod why it is about to be taken away, as the cluster does since Kubernetes 1.26. */
export function markDisruption(api: KubeApi, minor: number, pod: Pod, reason: string, message: string): void {
  if (minor < 26) return;
  const { namespace = '', name } = pod.metadata;
  const condition = {
    type: 'DisruptionTarget',
    status: 'True' as const,
    reason,
    message,
    lastProbeTime: null,
    lastTransitionTime: stamp(api.now()),
  };
  updateStatus(api, pods, namespace, name, ({ status }) => ({
    ...status,
    conditions: withCondition(status.conditions, condition),
  }));
}
