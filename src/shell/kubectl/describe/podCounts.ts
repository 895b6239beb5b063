import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import { controllerOf } from './owner.ts';
import { selectorText, type LabelSelector } from './selector.ts';

/** How many pods of a controller are in which phase. */
export async function podsOfController(
  api: KubernetesApi,
  controller: KubernetesObject,
  selector: LabelSelector,
): Promise<string> {
  const query = new URLSearchParams({ labelSelector: selectorText(selector) });
  const path = `/api/v1/namespaces/${controller.metadata?.namespace ?? ''}/pods?${query.toString()}`;
  const { items } = (await api.request('GET', path)) as ObjectList;
  const own = items.filter((pod) => controllerOf(pod)?.uid === controller.metadata?.uid);
  const count = (phase: string) =>
    own.filter((pod) => (pod['status'] as { phase?: string } | undefined)?.phase === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
