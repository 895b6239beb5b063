import type { V1Pod, V1PodCondition, V1PodSpec, V1Toleration } from '@kubernetes/client-node';
import type { Toleration } from '../domain/pending/tolerates.ts';
import type { KubernetesPod } from '../ports/cluster.ts';
import { instant } from './instant.ts';
import type { Interner } from './interner.ts';
import { podRequests } from './podRequests.ts';
import { podStatus } from './podStatus.ts';

const none: Readonly<Record<string, string>> = {};
const noContainers: V1PodSpec['containers'] = [];
const noTolerations: NonNullable<V1PodSpec['tolerations']> = [];

/** A pod, trimmed to what we show (`podFields`). One that was never scheduled has no container statuses at all. */
export function toPod(pod: V1Pod, interner: Interner): KubernetesPod {
  const { metadata, spec, status } = pod;
  const containers = status?.containerStatuses ?? [];
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  const scheduling = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  const own = interner.of(spec?.containers ?? noContainers, (all) => ({
    names: all.map(({ name }) => name),
    requests: podRequests({ containers: all }),
  }));
  const name = metadata?.name ?? '';
  const namespace = interner.text(metadata?.namespace ?? '');
  return {
    uid: metadata?.uid ?? '',
    name,
    createdAt: instant(metadata?.creationTimestamp) ?? 0,
    deletedAt: instant(metadata?.deletionTimestamp),
    labels: interner.of(metadata?.labels ?? none, (labels) => labels),
    namespace,
    key: `${namespace}/${name}`,
    phase: interner.text(status?.phase ?? 'Pending'),
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    status: interner.text(podStatus(pod)),
    nodeName: interner.text(spec?.nodeName),
    ip: status?.podIP,
    hostNetwork: spec?.hostNetwork === true,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    containers: own.names,
    owner: owner && interner.of(owner, ({ kind, name }) => ({ kind, name })),
    unschedulable: scheduling?.status === 'False' ? interner.text(scheduling.message) : undefined,
    schedulerSpokeAt: scheduling?.status === 'False' ? spokeAt(pod, scheduling) : undefined,
    requests: hasMore(spec) ? interner.value(podRequests(spec)) : own.requests,
    tolerations: interner.of(spec?.tolerations ?? noTolerations, (all) => all.map(toToleration)),
    nodeSelector: interner.of(spec?.nodeSelector ?? none, (selector) => selector),
  };
}

/** Whether a pod sets aside something besides what its containers ask for. */
function hasMore(spec: V1PodSpec | undefined): boolean {
  return spec?.initContainers !== undefined || spec?.overhead !== undefined || spec?.resources !== undefined;
}

function toToleration({ key, operator = 'Equal', value = '', effect }: V1Toleration): Toleration {
  return { key, operator, value, effect };
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
