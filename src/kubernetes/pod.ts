import type { V1Pod } from '@kubernetes/client-node';
import type { KubernetesPod } from '../ports/cluster.ts';
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
    requests: podRequests(spec),
    tolerations:
      spec?.tolerations?.map(({ key, operator = 'Equal', value = '', effect }) => ({ key, operator, value, effect })) ??
      [],
    nodeSelector: spec?.nodeSelector ?? {},
  };
}
