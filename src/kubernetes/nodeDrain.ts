import { PatchStrategy, setHeaderOptions, type V1Pod } from '@kubernetes/client-node';
import type { DrainablePod, NodeDrain } from '../ports/nodeDrain.ts';
import type { ClusterApi } from './clusterApi.ts';
import { statusOf } from './clusterError.ts';

const mirrorAnnotation = 'kubernetes.io/config.mirror';

/** A disruption budget says no with 429; another pod of that name with 409. */
const tooManyRequests = 429;
const preconditionFailed = 409;
const notFound = 404;

/** Keeping pods off a node, and taking them off it by evictions. */
export function nodeDrain(api: ClusterApi): NodeDrain {
  return {
    async setCordoned(name, cordoned, signal) {
      const body = { spec: { unschedulable: cordoned } };
      await api.call(`node ${name}`, signal, (call) =>
        api.core.patchNode({ name, body }, setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch, call)),
      );
    },
    async podsOnNode(name, signal) {
      const { items } = await api.call('pods', signal, (call) =>
        api.core.listPodForAllNamespaces({ fieldSelector: `spec.nodeName=${name}` }, call),
      );
      return items.map(drainablePod);
    },
    async evictPod({ namespace, name, uid }, signal) {
      const body = { metadata: { namespace, name }, deleteOptions: { preconditions: { uid } } };
      try {
        await api.call(`pod ${namespace}/${name}`, signal, (call) =>
          api.core.createNamespacedPodEviction({ namespace, name, body }, call),
        );
      } catch (error) {
        const status = statusOf(error);
        if (status === tooManyRequests) return { kept: (error as { readonly detail?: string }).detail ?? '' };
        if (status !== notFound && status !== preconditionFailed) throw error;
      }
      return { kept: undefined };
    },
  };
}

function drainablePod({ metadata, spec, status }: V1Pod): DrainablePod {
  return {
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    phase: status?.phase ?? 'Pending',
    leaving: metadata?.deletionTimestamp !== undefined,
    controller: metadata?.ownerReferences?.find(({ controller }) => controller === true)?.kind,
    mirror: metadata?.annotations?.[mirrorAnnotation] !== undefined,
    localStorage: spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined) === true,
  };
}
