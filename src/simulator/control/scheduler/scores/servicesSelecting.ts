import { services } from '../../../kubernetes/kinds.ts';
import type { ObjectStore } from '../../../kubernetes/objectStore.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import type { Service } from '../../../kubernetes/objects/service.ts';
import { matchesSelector } from '../../../kubernetes/selectors/labelSelector.ts';

/** The services whose selector matches the pod. */
export function servicesSelecting(store: ObjectStore, pod: Pod): readonly Service[] {
  return store
    .list(services, pod.metadata.namespace)
    .filter(
      ({ spec }) => spec.selector !== undefined && matchesSelector({ matchLabels: spec.selector }, pod.metadata.labels),
    );
}
