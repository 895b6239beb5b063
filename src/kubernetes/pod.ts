import type { V1Pod, V1PodCondition } from '@kubernetes/client-node';
import type { KubernetesPod } from '../ports/cluster.ts';
import { instant } from './instant.ts';
import { objectMeta } from './objectMeta.ts';
import { podRequests } from './podRequests.ts';
import { podStatus } from './podStatus.ts';

/** A pod, trimmed to what we show. One that was never scheduled has no container statuses at all. */
export function toPod(pod: V1Pod): KubernetesPod {
  const { metadata, spec, status } = pod;
  const containers = status?.containerStatuses ?? [];
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  const scheduling = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return {
    ...objectMeta(metadata),
    namespace: metadata?.namespace ?? '',
    phase: status?.phase ?? 'Pending',
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    status: podStatus(pod),
    nodeName: spec?.nodeName,
    ip: status?.podIP,
    hostNetwork: spec?.hostNetwork === true,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    containers: spec?.containers.map(({ name }) => name) ?? [],
    owner: owner === undefined ? undefined : { kind: owner.kind, name: owner.name },
    unschedulable: scheduling?.status === 'False' ? scheduling.message : undefined,
    schedulerSpokeAt: scheduling?.status === 'False' ? spokeAt(pod, scheduling) : undefined,
    requests: podRequests(spec),
    tolerations:
      spec?.tolerations?.map(({ key, operator = 'Equal', value = '', effect }) => ({ key, operator, value, effect })) ??
      [],
    nodeSelector: spec?.nodeSelector ?? {},
  };
}

/**
 * The scheduler writes only what is new, so its last write says since when the text stands. Without it there is the time
 * of its first refusal.
 */
function spokeAt({ metadata }: V1Pod, { lastTransitionTime }: V1PodCondition): number | undefined {
  const written = metadata?.managedFields?.find(
    ({ manager, subresource }) => manager === 'kube-scheduler' && subresource === 'status',
  );
  return instant(written?.time ?? lastTransitionTime);
}
