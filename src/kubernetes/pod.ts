import type { V1Pod, V1PodCondition, V1PodSpec } from '@kubernetes/client-node';
import type { Toleration } from '../domain/pending/tolerates.ts';
import type { KubernetesPod } from '../ports/cluster.ts';
import { instant } from './instant.ts';
import type { Interner } from './interner.ts';
import { objectMeta } from './objectMeta.ts';
import { podRequests } from './podRequests.ts';
import { podStatus } from './podStatus.ts';

/** A pod, trimmed to what we show. One that was never scheduled has no container statuses at all. */
export function toPod(pod: V1Pod, interner: Interner): KubernetesPod {
  const { metadata, spec, status } = pod;
  const containers = status?.containerStatuses ?? [];
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  const scheduling = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  const meta = objectMeta(metadata);
  return {
    ...meta,
    labels: interner.value(meta.labels),
    namespace: interner.text(metadata?.namespace ?? ''),
    phase: interner.text(status?.phase ?? 'Pending'),
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    status: interner.text(podStatus(pod)),
    nodeName: interner.text(spec?.nodeName),
    ip: status?.podIP,
    hostNetwork: spec?.hostNetwork === true,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    containers: interner.value(spec?.containers.map(({ name }) => name) ?? []),
    owner: owner === undefined ? undefined : interner.value({ kind: owner.kind, name: owner.name }),
    unschedulable: scheduling?.status === 'False' ? interner.text(scheduling.message) : undefined,
    schedulerSpokeAt: scheduling?.status === 'False' ? spokeAt(pod, scheduling) : undefined,
    requests: interner.value(podRequests(spec)),
    tolerations: interner.value(tolerationsOf(spec)),
    nodeSelector: interner.value(spec?.nodeSelector ?? {}),
  };
}

function tolerationsOf(spec: V1PodSpec | undefined): readonly Toleration[] {
  const all = spec?.tolerations ?? [];
  return all.map(({ key, operator = 'Equal', value = '', effect }) => ({ key, operator, value, effect }));
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
