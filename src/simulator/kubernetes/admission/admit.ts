import type { Kind } from '../kind.ts';
import { pods, priorityClasses, serviceAccounts } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { Pod } from '../objects/pod.ts';
import { resourceName, StatusError } from '../statusError.ts';
import { withLimits } from './limitRanges.ts';
import { withRole } from './podRole.ts';
import { checkQuotas } from './quota.ts';

/**
 * A new object as the rules of its cluster and namespace leave it: the priority of its class, the limits of its
 * namespace, and what lets it act in the IAM role of its service account. With `refuse`, 403 Forbidden where these rules do not let it in.
 */
export function admit(api: KubeApi, kind: Kind, object: KubeObject, refuse: boolean): KubeObject {
  if (kind !== (pods as Kind)) {
    if (refuse) checkQuotas(api, kind, object);
    return object;
  }
  const pod = withRole(api, withLimits(api, withPriority(api, object as Pod, refuse), refuse));
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
    return pod;
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
