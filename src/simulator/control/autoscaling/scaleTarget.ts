import { deployments, replicaSets, statefulSets } from '../../kubernetes/kinds.ts';
import type { Kind } from '../../kubernetes/kind.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { HorizontalPodAutoscaler } from '../../kubernetes/objects/autoscaling.ts';
import type { KubeObject, LabelSelector } from '../../kubernetes/objects/meta.ts';
import { updateObject } from '../../kubernetes/writes/update.ts';

interface Scalable extends KubeObject {
  readonly spec: { readonly replicas: number; readonly selector: LabelSelector };
}

/** What an autoscaler scales, as its Scale shows it. */
export interface ScaleTarget {
  readonly replicas: number;
  readonly selector: LabelSelector;
  setReplicas(replicas: number): void;
}

/** There is nothing to scale; the message is why, in the controller's words. */
export class NoTarget extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoTarget';
  }
}

const scalable = [deployments, replicaSets, statefulSets] as readonly Kind[] as readonly Kind<Scalable>[];

/** The target of an autoscaler; throws NoTarget if there is none. */
export function scaleTargetOf(api: KubeApi, { metadata, spec }: HorizontalPodAutoscaler): ScaleTarget {
  const { apiVersion = '', kind, name } = spec.scaleTargetRef;
  const { namespace = '' } = metadata;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const found = scalable.find((each) => each.kind === kind && each.group === group);
  if (found === undefined) throw new NoTarget(`no matches for kind "${kind}" in group "${group}"`);
  const current = api.store.get(found, namespace, name);
  if (current === undefined) {
    const resource = group === '' ? `${found.plural}/scale` : `${found.plural}/scale.${group}`;
    throw new NoTarget(`${resource} "${name}" not found`);
  }
  return {
    replicas: current.spec.replicas,
    selector: current.spec.selector,
    setReplicas(replicas) {
      const manager = {
        manager: 'kube-controller-manager',
        operation: 'Update',
        apiVersion: `${found.group}/${found.version}`,
        subresource: 'scale',
      } as const;
      updateObject(api, found, { ...current, spec: { ...current.spec, replicas } } as KubeObject, { manager });
    },
  };
}
