import type { Kind } from '../kind.ts';
import { pods, priorityClasses, serviceAccounts } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { Pod } from '../objects/pod.ts';
import { resourceName, StatusError } from '../statusError.ts';
import { withLimits } from './limitRanges.ts';
import { withRole } from './podRole.ts';
import { checkQuotas } from './quota.ts';
import { withServiceAccountToken } from './serviceAccountToken.ts';
import { withTolerationSeconds } from './tolerationSeconds.ts';

/** Priorities of the classes that every cluster has. */
const priorities: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

/**
 * A new object as the rules of its cluster and namespace leave it: its service account with the token, the priority of
 * its class, the limits of its namespace, and what lets it act in the IAM role of its service account. With `refuse`,
 * 403 Forbidden where these rules do not let it in.
 */
export function admit(api: KubeApi, kind: Kind, object: KubeObject, refuse: boolean): KubeObject {
  if (kind !== (pods as Kind)) {
    if (refuse) checkQuotas(api, kind, object);
    return object;
  }
  const tolerant = withTolerationSeconds(withServiceAccountToken(object as Pod, api.random));
  const pod = withRole(api, withLimits(api, withPriority(api, tolerant, refuse), refuse));
  if (refuse) {
    checkServiceAccount(api, pod);
    checkQuotas(api, kind, pod);
  }
  return pod;
}

export function refused(kind: Kind, name: string, why: string): StatusError {
  return new StatusError(403, 'Forbidden', `${resourceName(kind)} "${name}" is forbidden: ${why}`, {
    name,
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
  });
}

function withPriority(api: KubeApi, pod: Pod, refuse: boolean): Pod {
  const asked = pod.spec.priorityClassName ?? '';
  const found =
    asked === ''
      ? api.store.list(priorityClasses).find(({ globalDefault }) => globalDefault === true)
      : api.store.get(priorityClasses, '', asked);
  if (found === undefined) {
    if (asked !== '' && refuse) throw refused(pods, pod.metadata.name, `no PriorityClass with name ${asked} was found`);
    const priority = priorities[asked] ?? 0;
    return { ...pod, spec: { ...pod.spec, priority, preemptionPolicy: 'PreemptLowerPriority' } };
  }
  const { value, preemptionPolicy = 'PreemptLowerPriority', metadata } = found;
  return { ...pod, spec: { ...pod.spec, priorityClassName: metadata.name, priority: value, preemptionPolicy } };
}

function checkServiceAccount(api: KubeApi, { metadata, spec }: Pod): void {
  const { namespace = '', name } = metadata;
  const account = spec.serviceAccountName ?? 'default';
  if (api.store.get(serviceAccounts, namespace, account) !== undefined) return;
  const missing = `serviceaccount "${account}" not found`;
  throw refused(pods, name, `error looking up service account ${namespace}/${account}: ${missing}`);
}
