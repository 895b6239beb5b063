import type { KubeApi } from '../kubernetes/kubeApi.ts';
import { services } from '../kubernetes/kinds.ts';
import { updateObject } from '../kubernetes/writes/update.ts';

/** Where a browser on the learner's machine finds what the load balancer's name leads to. */
export const localAddressAnnotation = 'eks-networking-lab/local-address';

/** Writes a service's local address where `kubectl describe svc` shows it; `undefined` takes it away. */
export function annotate(
  api: KubeApi,
  { namespace = '', name }: { readonly namespace?: string; readonly name: string },
  address: string | undefined,
): void {
  const service = api.store.get(services, namespace, name);
  if (service === undefined || service.metadata.annotations?.[localAddressAnnotation] === address) return;
  const { [localAddressAnnotation]: _before, ...others } = service.metadata.annotations ?? {};
  const annotations = address === undefined ? others : { ...others, [localAddressAnnotation]: address };
  updateObject(api, services, { ...service, metadata: { ...service.metadata, annotations } });
}
