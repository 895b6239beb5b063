import type { V1Container, V1ContainerState, V1ContainerStatus, V1Pod, V1Toleration } from '@kubernetes/client-node';
import type { ContainerDetail, PodDetail } from '../ports/cluster.ts';
import { toConditions } from './conditions.ts';
import { objectMeta } from './objectMeta.ts';

/** A pod as its page tells of it. One that was never scheduled has containers without a status. */
export function toPodDetail({ metadata, spec, status }: V1Pod): PodDetail {
  return {
    ...objectMeta(metadata),
    namespace: metadata?.namespace ?? '',
    serviceAccount: spec?.serviceAccountName,
    qualityOfService: status?.qosClass,
    containers: [
      ...containerDetails(spec?.initContainers, status?.initContainerStatuses, true),
      ...containerDetails(spec?.containers, status?.containerStatuses, false),
    ],
    conditions: toConditions(status?.conditions),
    tolerations: (spec?.tolerations ?? []).map(tolerationText),
    nodeSelector: spec?.nodeSelector ?? {},
    volumes: (spec?.volumes ?? []).map(({ name, ...source }) => `${name}: ${kindOf(source)}`),
  };
}

function containerDetails(
  containers: readonly V1Container[] | undefined,
  statuses: readonly V1ContainerStatus[] | undefined,
  init: boolean,
): readonly ContainerDetail[] {
  return (containers ?? []).map(({ name, image, ports, resources }) => {
    const status = statuses?.find((each) => each.name === name);
    return {
      name,
      image: image ?? '',
      init,
      state: stateText(status?.state) ?? 'waiting',
      before: stateText(status?.lastState),
      ready: status?.ready === true,
      restarts: status?.restartCount ?? 0,
      ports: (ports ?? []).map(({ containerPort, protocol }) => `${containerPort}/${protocol ?? 'TCP'}`),
      requests: resources?.requests ?? {},
      limits: resources?.limits ?? {},
    };
  });
}

function stateText(state: V1ContainerState | undefined): string | undefined {
  if (state?.running !== undefined) return 'running';
  if (state?.terminated !== undefined) {
    const { reason, exitCode } = state.terminated;
    return `terminated: ${reason ?? 'ended'} (exit ${exitCode})`;
  }
  if (state?.waiting === undefined) return undefined;
  return state.waiting.reason === undefined ? 'waiting' : `waiting: ${state.waiting.reason}`;
}

function tolerationText({ key, operator, value, effect, tolerationSeconds }: V1Toleration): string {
  const what = key === undefined ? 'everything' : operator === 'Exists' ? key : `${key}=${value ?? ''}`;
  const end = tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`;
  return `${what}${effect === undefined ? '' : `:${effect}`}${end}`;
}

/** The kind of a volume is the one field of it that is set. */
function kindOf(source: object): string {
  return Object.entries(source).find(([, value]) => value !== undefined)?.[0] ?? 'emptyDir';
}
